package io.millrace.fraud.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.fraud.EntityCounters;
import io.millrace.event.fraud.RiskyMoment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CounterRuleTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final CounterRule RULE = new CounterRule(Duration.ofHours(1), 100);

    @Property(tries = 300)
    void countsTheFullestWindowThatATimeIsInWhateverTheOrderOfArrival(@ForAll("seconds") List<Integer> seconds) {
        EntityCounters counters = after(RULE, seconds);

        for (int second : seconds) {
            long fullest = seconds.stream()
                    .filter(end -> end >= second && end < second + 10)
                    .mapToLong(end -> seconds.stream()
                            .filter(other -> other <= end && other > end - 10)
                            .count())
                    .max()
                    .orElseThrow();
            assertThat(CounterRule.most(counters, RiskyMoment.ORDER, WINDOW, at(second)))
                    .isEqualTo(fullest);
        }
    }

    @Test
    void leavesOutWhatIsAWindowOld() {
        EntityCounters counters = after(RULE, List.of(0, 10));

        assertThat(CounterRule.until(counters, RiskyMoment.ORDER, WINDOW, at(9)))
                .isEqualTo(1);
        assertThat(CounterRule.until(counters, RiskyMoment.ORDER, WINDOW, at(10)))
                .isEqualTo(1);
        assertThat(CounterRule.until(counters, RiskyMoment.ORDER, WINDOW.plusSeconds(1), at(10)))
                .isEqualTo(2);
    }

    @Test
    void countsEachKindOfMomentByItself() {
        EntityCounters counters = RULE.counted(after(RULE, List.of(1)), RiskyMoment.FAILED_SIGN_IN, at(1));

        assertThat(CounterRule.until(counters, RiskyMoment.ORDER, WINDOW, at(1)))
                .isEqualTo(1);
        assertThat(CounterRule.until(counters, RiskyMoment.FAILED_SIGN_IN, WINDOW, at(1)))
                .isEqualTo(1);
    }

    @Test
    void keepsNoMoreThanItMay() {
        CounterRule small = new CounterRule(Duration.ofSeconds(60), 3);

        assertThat(after(small, List.of(0, 1, 2, 3, 4)).getCounts()).hasSize(3);
        assertThat(after(small, List.of(0, 61)).getCounts()).hasSize(1);
    }

    @Test
    void letsAnAlertSpeakForItsWindowOnBothSides() {
        EntityCounters counters = RULE.alerted(CounterRule.nothing(), "r", at(100));

        assertThat(CounterRule.isAlerted(counters, "r", WINDOW, at(109))).isTrue();
        assertThat(CounterRule.isAlerted(counters, "r", WINDOW, at(91))).isTrue();
        assertThat(CounterRule.isAlerted(counters, "r", WINDOW, at(110))).isFalse();
        assertThat(CounterRule.isAlerted(counters, "other", WINDOW, at(100))).isFalse();
    }

    @Provide
    Arbitrary<List<Integer>> seconds() {
        return Arbitraries.integers().between(0, 60).list().ofMaxSize(20);
    }

    private static EntityCounters after(CounterRule rule, List<Integer> seconds) {
        EntityCounters counters = CounterRule.nothing();
        for (int second : seconds) {
            counters = rule.counted(counters, RiskyMoment.ORDER, at(second));
        }
        return counters;
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
