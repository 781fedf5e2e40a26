package io.millrace.streams.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarkerPaceTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final MarkerPace pace = new MarkerPace(Duration.ofMillis(500));

    @Test
    void letsAMarkerThroughForEachStep() {
        assertThat(pace.isDue(marker("live", 0, false))).isTrue();
        assertThat(pace.isDue(marker("live", 499, false))).isFalse();
        assertThat(pace.isDue(marker("live", 500, false))).isTrue();
        assertThat(pace.isDue(marker("live", 999, false))).isFalse();
    }

    @Test
    void keepsTimelinesApart() {
        pace.isDue(marker("live", 0, false));

        assertThat(pace.isDue(marker("import-1", 1, false))).isTrue();
    }

    @Test
    void letsTheEndThroughAtOnceAndOnce() {
        pace.isDue(marker("import-1", 0, false));

        assertThat(pace.isDue(marker("import-1", 1, true))).isTrue();
        assertThat(pace.isDue(marker("import-1", 1, true))).isFalse();
    }

    private static Watermark marker(String timeline, int millis, boolean closing) {
        return new Watermark(timeline, "s", 1, NOON.plusMillis(millis), closing, Confidence.COMPLETE);
    }
}
