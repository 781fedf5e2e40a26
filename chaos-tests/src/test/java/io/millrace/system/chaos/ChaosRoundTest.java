package io.millrace.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.quickstart.suite.Part;
import io.millrace.system.suite.Member;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChaosRoundTest {
    private static final List<Member> MEMBERS = List.of(new Bystander("a"), new Bystander("b"), new Bystander("c"));

    @Test
    void givesEveryMemberItsTurnBeforeOneHasItsSecond() {
        List<Member> hit = ChaosRound.plan(new Random(1), MEMBERS, 9).stream()
                .map(ChaosRound::member)
                .toList();

        assertThat(IntStream.of(0, 3, 6).mapToObj(from -> hit.subList(from, from + 3)))
                .allSatisfy(turns -> assertThat(turns).containsExactlyInAnyOrderElementsOf(MEMBERS));
    }

    @Test
    void isTheSamePlanForTheSameSeed() {
        assertThat(ChaosRound.plan(new Random(1), MEMBERS, 9)).isEqualTo(ChaosRound.plan(new Random(1), MEMBERS, 9));
        assertThat(ChaosRound.plan(new Random(2), MEMBERS, 9)).isNotEqualTo(ChaosRound.plan(new Random(1), MEMBERS, 9));
    }

    /** A member that nothing happens to. */
    private record Bystander(String name) implements Member {
        @Override
        public Part part() {
            return Part.CONSOLE;
        }

        @Override
        public URI url() {
            return URI.create("http://nowhere");
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public void kill() {}

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void cutOff() {}

        @Override
        public void reconnect() {}
    }
}
