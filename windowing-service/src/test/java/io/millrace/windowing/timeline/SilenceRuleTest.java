package io.millrace.windowing.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.streams.time.SourceWatermarks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceRuleTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SilenceRule rule = new SilenceRule(Duration.ofMinutes(1));

    @Test
    void missesALiveSourceThatHasNotBeenHeardForLong() {
        SourceWord dead = heard("live", "s1", NOON.minusSeconds(61));
        SourceWord alive = heard("live", "s2", NOON.minusSeconds(60));

        assertThat(rule.silent(List.of(dead, alive), NOON)).containsExactly(dead);
    }

    @Test
    void missesNobodyInAnImportThatPauses() {
        SourceWord one = heard("import-1", "s1", NOON.minusSeconds(5_000));
        SourceWord other = heard("import-1", "s2", NOON.minusSeconds(5_001));

        assertThat(rule.silent(List.of(one, other), NOON)).isEmpty();
    }

    @Test
    void missesASourceOfAnImportThatOthersHaveLeftBehind() {
        SourceWord dead = heard("import-1", "s1", NOON.minusSeconds(200));
        SourceWord alive = heard("import-1", "s2", NOON.minusSeconds(100));

        assertThat(rule.silent(List.of(dead, alive), NOON)).containsExactly(dead);
    }

    @Test
    void missesNobodyWhoHasEndedOrWasReleased() {
        SourceWord ended = new SourceWord(
                new Watermark("import-1", "s1", 3, NOON, true, Confidence.COMPLETE), NOON.minusSeconds(5_000));
        SourceWord released =
                new SourceWord(SourceWatermarks.absence("import-1", "s2", 3, NOON), NOON.minusSeconds(5_000));

        assertThat(rule.silent(List.of(ended, released, heard("import-1", "s3", NOON)), NOON))
                .isEmpty();
    }

    private static SourceWord heard(String timeline, String source, Instant at) {
        return new SourceWord(new Watermark(timeline, source, 2, NOON, false, Confidence.COMPLETE), at);
    }
}
