package io.millrace.windowing.reprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.windowing.metric.CalendarDays;
import io.millrace.windowing.metric.Count;
import io.millrace.windowing.metric.Each;
import io.millrace.windowing.metric.EarlyPanes;
import io.millrace.windowing.metric.EventFilter;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.GlobalWindow;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.SlidingWindows;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.metric.Windowing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Windowing SLIDING = new SlidingWindows(Duration.ofMinutes(5), Duration.ofSeconds(10));

    @Test
    void takesARangeOfWholeStepsOfWindowsThatOverlap() {
        assertThat(run(10, 610).measured(metric(SLIDING)).early()).isEqualTo(EarlyPanes.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 600, 12:00:05Z, 12:00:00Z or 2026-01-01T12:00:10Z",
        "0, 595, 12:09:55Z, 12:09:50Z or 2026-01-01T12:10:00Z"
    })
    void refusesARangeThatCutsAStepOfWindowsThatOverlap(int from, int to, String edge, String instead) {
        Run cut = run(from, to);

        assertThatThrownBy(() -> cut.measured(metric(SLIDING)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-01-01T" + edge + " cuts a step of m in two: say 2026-01-01T" + instead);
    }

    @Test
    void refusesARangeThatCutsAWindow() {
        Run cut = run(0, 90);

        assertThatThrownBy(() -> cut.measured(metric(new FixedWindows(Duration.ofMinutes(1)))))
                .hasMessageContaining("cuts a window of m");
        assertThatThrownBy(() -> cut.measured(metric(new CalendarDays(ZoneOffset.UTC))))
                .hasMessageContaining("cuts a window of m");
    }

    @Test
    void takesAnyRangeOfWindowsThatBeginWhereEventsDoOrNowhere() {
        Run any = run(1, 2);

        assertThat(any.measured(metric(new GlobalWindow())).name()).isEqualTo("m");
        assertThat(any.measured(metric(new SessionWindows(Duration.ofMinutes(1), Duration.ofHours(1))))
                        .name())
                .isEqualTo("m");
    }

    private static Run run(int from, int to) {
        return new Run("m", new TimeSpan(NOON.plusSeconds(from), NOON.plusSeconds(to)), "r");
    }

    private static Metric metric(Windowing windowing) {
        return new Metric(
                "m",
                "",
                EventFilter.ALL,
                Each.EVENT,
                List.of(),
                windowing,
                List.of(new Count("count")),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofDays(400),
                EarlyPanes.NONE);
    }
}
