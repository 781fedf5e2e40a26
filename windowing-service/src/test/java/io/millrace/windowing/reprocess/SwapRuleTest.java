package io.millrace.windowing.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.windowing.metric.Count;
import io.millrace.windowing.metric.Definition;
import io.millrace.windowing.metric.Each;
import io.millrace.windowing.metric.EarlyPanes;
import io.millrace.windowing.metric.EventFilter;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.GlobalWindow;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.SlidingWindows;
import io.millrace.windowing.metric.Windowing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SwapRuleTest {
    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    private static final Duration KEEP = Duration.ofDays(2);
    private static final Metric METRIC = metric(new FixedWindows(Duration.ofMinutes(1)));

    @Test
    void takesARunOfTheSameDefinition() {
        assertThat(SwapRule.refusal(run(METRIC, true, NOW.minus(KEEP).plusSeconds(3_600)), METRIC, NOW))
                .isEmpty();
    }

    @Test
    void refusesARunWhoseLedgerDoesNotAddUp() {
        assertThat(SwapRule.refusal(run(METRIC, false, NOW), METRIC, NOW))
                .hasValueSatisfying(reason -> assertThat(reason).contains("ledger"));
    }

    @Test
    void refusesARunOfAnotherDefinition() {
        Metric other = metric(new FixedWindows(Duration.ofMinutes(2)));

        Optional<String> refusal = SwapRule.refusal(run(other, true, NOW), METRIC, NOW);

        assertThat(refusal).hasValueSatisfying(reason -> assertThat(reason).contains("another definition"));
    }

    /** Their panes would be counted from 0 again. */
    @Test
    void refusesARunOfWindowsThatMayHaveBeenForgotten() {
        Instant before = NOW.minus(KEEP).plusSeconds(3_599);

        Optional<String> refusal = SwapRule.refusal(run(METRIC, true, before), METRIC, NOW);

        assertThat(refusal).hasValueSatisfying(reason -> assertThat(reason).contains("forgotten"));
    }

    @ParameterizedTest
    @MethodSource("withoutPlace")
    void refusesWindowsThatAreNotWhereTheyAre(Windowing windowing) {
        Metric metric = metric(windowing);

        assertThat(SwapRule.refusal(run(metric, true, NOW), metric, NOW)).isPresent();
    }

    static List<Windowing> withoutPlace() {
        return List.of(new SessionWindows(Duration.ofMinutes(1), Duration.ofHours(1)), new GlobalWindow());
    }

    @Test
    void refusesARunThatCutsAStepInTwo() {
        Metric sliding = metric(new SlidingWindows(Duration.ofMinutes(7), Duration.ofSeconds(210)));

        Optional<String> refusal = SwapRule.refusal(run(sliding, true, NOW), sliding, NOW);

        assertThat(refusal).hasValueSatisfying(reason -> assertThat(reason).contains("amid"));
    }

    @ParameterizedTest
    @CsvSource({"0, 90", "30, 60"})
    void refusesARunThatCutsAWindowInTwo(int from, int to) {
        FinishedRun cut = run(METRIC, true, NOW, NOW.plusSeconds(from), NOW.plusSeconds(to));

        assertThat(SwapRule.refusal(cut, METRIC, NOW))
                .hasValueSatisfying(reason -> assertThat(reason).contains("amid"));
    }

    private static FinishedRun run(Metric metric, boolean balanced, Instant begin) {
        return run(metric, balanced, begin, NOW, NOW.plusSeconds(60));
    }

    private static FinishedRun run(Metric metric, boolean balanced, Instant begin, Instant from, Instant to) {
        return new FinishedRun("r", metric.name(), Definition.of(metric), from, to, balanced, begin, NOW, Map.of());
    }

    private static Metric metric(Windowing windowing) {
        return new Metric(
                "m",
                "",
                EventFilter.ALL,
                Each.EVENT,
                List.of(Field.PRODUCT),
                windowing,
                List.of(new Count("count")),
                Duration.ZERO,
                Duration.ZERO,
                KEEP,
                EarlyPanes.NONE);
    }
}
