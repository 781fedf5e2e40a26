package io.millrace.streams.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GatewayPromisesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final GatewayPromises promises = new GatewayPromises(PATIENCE);

    @Test
    void knowsNothingBeforeTheFirstHeartbeat() {
        assertThat(promises.watermark()).isEmpty();
    }

    @Test
    void isTheLeastPromiseOfAllGateways() {
        heartbeat("g1", 8, 10);
        heartbeat("g2", 10, 10);
        heartbeat("g2", 12, 12);

        assertThat(promises.watermark()).contains(second(8));
    }

    @Test
    void waitsForAGatewayThatSitsOnAJournal() {
        heartbeat("g1", 10, 10);
        heartbeat("g2", 10, 10);

        for (int now = 11; now < 5_000; now++) {
            heartbeat("g1", now, now);
            heartbeat("g2", 10, now);
        }

        assertThat(promises.watermark()).contains(second(10));
    }

    @Test
    void goesOnWithoutAGatewayThatTheOthersHaveNotHeardForLong() {
        heartbeat("g1", 10, 10);
        heartbeat("g2", 10, 10);

        Set<String> leftInTime = heartbeat("g1", 610, 610);
        Set<String> left = heartbeat("g1", 611, 611);

        assertThat(leftInTime).isEmpty();
        assertThat(left).containsExactly("g2");
        assertThat(promises.watermark()).contains(second(611));
    }

    @Test
    void neverGoesBackWhenACutOffGatewayReturnsAndDrains() {
        heartbeat("g1", 10, 10);
        heartbeat("g2", 10, 10);
        heartbeat("g1", 1000, 1000);

        heartbeat("g2", 11, 1001);
        heartbeat("g1", 1002, 1002);

        assertThat(promises.watermark()).contains(second(1000));
        heartbeat("g2", 1003, 1003);
        assertThat(promises.watermark()).contains(second(1002));
    }

    @Test
    void letsAGatewayGoThatSaysGoodbye() {
        heartbeat("g1", 10, 10);
        heartbeat("g2", 10, 10);

        Set<String> left = promises.hear(word("g2", 11, true), second(11));
        heartbeat("g1", 12, 12);

        assertThat(left).containsExactly("g2");
        assertThat(promises.watermark()).contains(second(12));
    }

    @Test
    void letsAGatewayGoThatAnOperatorHasReleased() {
        heartbeat("g1", 10, 10);
        heartbeat("g2", 10, 10);

        promises.leave("g2");
        heartbeat("g1", 12, 12);

        assertThat(promises.watermark()).contains(second(12));
    }

    @Test
    void takesTheLastGatewayAtItsLastWord() {
        heartbeat("g1", 10, 10);

        promises.hear(word("g1", 15, true), second(15));

        assertThat(promises.watermark()).contains(second(15));
    }

    @Test
    void isNotHarmedByOneFastClock() {
        heartbeat("g1", 10, 10);
        heartbeat("fast", 7_200, 10);
        heartbeat("g1", 11, 11);

        assertThat(promises.watermark()).contains(second(11));
    }

    @Test
    void goesOnFromWhereItWasBeforeARestart() {
        promises.advanceTo(second(100));

        heartbeat("g1", 50, 120);

        assertThat(promises.watermark()).contains(second(100));
    }

    /** Against the definition: the least last promise of those heard within the patience, never less than before. */
    @Property
    void isWhatTheDefinitionSays(@ForAll("heartbeats") List<Heartbeat> heartbeats) {
        GatewayPromises subject = new GatewayPromises(PATIENCE);
        Map<String, Heartbeat> last = new HashMap<>();
        Instant expected = Instant.MIN;
        int now = 0;
        for (Heartbeat heartbeat : heartbeats) {
            now += heartbeat.pause();
            int heardAt = now;
            Heartbeat heard = new Heartbeat(heartbeat.gateway(), heartbeat.promise(), now, heartbeat.goodbye());
            last.put(heard.gateway(), heard);
            last.values().removeIf(word -> word.pause() + PATIENCE.toSeconds() < heardAt);
            int least =
                    last.values().stream().mapToInt(Heartbeat::promise).min().orElseThrow();
            expected = expected.isAfter(second(least)) ? expected : second(least);
            if (heard.goodbye()) {
                last.remove(heard.gateway());
            }

            subject.hear(word(heard.gateway(), heard.promise(), heard.goodbye()), second(now));

            assertThat(subject.watermark()).contains(expected);
        }
    }

    @Provide
    Arbitrary<List<Heartbeat>> heartbeats() {
        return Combinators.combine(
                        Arbitraries.of("g1", "g2", "g3"),
                        Arbitraries.integers().between(0, 2_000),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 9).map(die -> die == 0))
                .as(Heartbeat::new)
                .list()
                .ofMaxSize(40);
    }

    /** In the model's map, the pause is the time at which it was heard. */
    record Heartbeat(String gateway, int promise, int pause, boolean goodbye) {}

    private Set<String> heartbeat(String gateway, int promise, int heardAt) {
        return promises.hear(word(gateway, promise, false), second(heardAt));
    }

    private static Watermark word(String gateway, int promise, boolean goodbye) {
        return new Watermark("live", gateway, 0, second(promise), goodbye, Confidence.COMPLETE);
    }

    private static Instant second(int second) {
        return NOON.plusSeconds(second);
    }
}
