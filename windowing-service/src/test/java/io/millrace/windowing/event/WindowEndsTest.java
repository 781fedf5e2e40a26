package io.millrace.windowing.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.Timelines;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.windowing.metric.Count;
import io.millrace.windowing.metric.Each;
import io.millrace.windowing.metric.EarlyPanes;
import io.millrace.windowing.metric.EventFilter;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowEndsTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void areAtTheFirstMarkerThatIsNotBeforeThem() {
        WindowEnds ends = minutes(Duration.ZERO);

        assertThat(ends.areAt(marker(-1_000))).isFalse();
        assertThat(ends.areAt(marker(-500))).isFalse();
        assertThat(ends.areAt(marker(0))).isTrue();
        assertThat(ends.areAt(marker(500))).isFalse();
        assertThat(ends.areAt(marker(60_001))).isTrue();
    }

    @Test
    void comeLaterForAMetricThatWaitsForEvents() {
        WindowEnds ends = minutes(Duration.ofSeconds(5));

        assertThat(ends.areAt(marker(-500))).isFalse();
        assertThat(ends.areAt(marker(4_500))).isFalse();
        assertThat(ends.areAt(marker(5_000))).isTrue();
    }

    @Test
    void doNotMatterWhereNobodyWaits() {
        WindowEnds ends = new WindowEnds(List.of(metric(Duration.ZERO)), time -> false);

        assertThat(ends.areAt(marker(-500))).isFalse();
        assertThat(ends.areAt(marker(0))).isFalse();
    }

    private static WindowEnds minutes(Duration outOfOrderness) {
        return new WindowEnds(List.of(metric(outOfOrderness)), time -> true);
    }

    private static Watermark marker(long millis) {
        return new Watermark(Timelines.LIVE, "by-event-0", 1, NOON.plusMillis(millis), false, Confidence.COMPLETE);
    }

    private static Metric metric(Duration outOfOrderness) {
        return new Metric(
                "m",
                "",
                EventFilter.ALL,
                Each.EVENT,
                List.of(),
                new FixedWindows(Duration.ofMinutes(1)),
                List.of(new Count("count")),
                outOfOrderness,
                Duration.ZERO,
                Duration.ofHours(1),
                EarlyPanes.NONE);
    }
}
