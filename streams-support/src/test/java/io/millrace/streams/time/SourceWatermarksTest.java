package io.millrace.streams.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceWatermarksTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final SourceWatermarks watermarks = new SourceWatermarks();

    @Test
    void saysNothingUntilEverySourceHasSpoken() {
        watermarks.hear(marker("s1", 2, 10));

        assertThat(time()).isEmpty();
        watermarks.hear(marker("s2", 2, 7));
        assertThat(time()).contains(second(7));
    }

    @Test
    void waitsForASourceThatDiesHoweverFarTheOthersCome() {
        watermarks.hear(marker("s1", 2, 10));
        watermarks.hear(marker("s2", 2, 10));

        watermarks.hear(marker("s1", 2, 1_000_000));

        assertThat(time()).contains(second(10));
    }

    @Test
    void takesEachSourceAtItsHighest() {
        watermarks.hear(marker("s1", 1, 10));

        watermarks.hear(marker("s1", 1, 5));

        assertThat(time()).contains(second(10));
    }

    @Test
    void isNotHeldBackByASourceThatHasClosed() {
        watermarks.hear(closing("s1", 2, 10));
        watermarks.hear(marker("s2", 2, 20));

        Watermark combined = watermarks.combined("me", 3).orElseThrow();

        assertThat(combined.getTime()).isEqualTo(second(20));
        assertThat(combined.getClosing()).isFalse();
    }

    @Test
    void closesWithTheLastSourceAtTheLatestTime() {
        watermarks.hear(closing("s1", 2, 30));
        watermarks.hear(closing("s2", 2, 20));

        assertThat(watermarks.combined("me", 3))
                .contains(new Watermark("t", "me", 3, second(30), true, Confidence.COMPLETE));
    }

    @Test
    void staysClosedWhenAnOldMarkerFollows() {
        watermarks.hear(closing("s1", 1, 10));

        watermarks.hear(marker("s1", 1, 20));

        assertThat(watermarks.combined("me", 1).orElseThrow().getClosing()).isTrue();
    }

    @Test
    void isOnlyAsSureAsItsLeastSureSource() {
        watermarks.hear(marker("s1", 2, 10));
        watermarks.hear(new Watermark("t", "s2", 2, second(10), false, Confidence.RELEASED));

        assertThat(watermarks.combined("me", 1).orElseThrow().getConfidence()).isEqualTo(Confidence.RELEASED);
    }

    @Test
    void goesOnWithoutASourceThatAnOperatorHasReleased() {
        watermarks.hear(marker("s1", 2, 10));
        watermarks.hear(marker("s2", 2, 50));

        watermarks.hear(SourceWatermarks.absence("t", "s1", 2, second(0)));

        assertThat(watermarks.combined("me", 1))
                .contains(new Watermark("t", "me", 1, second(50), false, Confidence.RELEASED));
    }

    @Test
    void goesOnWithoutASourceThatHasNeverSpoken() {
        watermarks.hear(marker("s1", 2, 10));

        watermarks.hear(SourceWatermarks.absence("t", "s2", 2, second(0)));

        assertThat(time()).contains(second(10));
    }

    @Test
    void waitsAgainForASourceThatSpeaksAgain() {
        watermarks.hear(marker("s1", 2, 10));
        watermarks.hear(marker("s2", 2, 50));
        watermarks.hear(SourceWatermarks.absence("t", "s1", 2, second(0)));

        watermarks.hear(marker("s1", 2, 20));

        assertThat(watermarks.combined("me", 1))
                .contains(new Watermark("t", "me", 1, second(20), false, Confidence.COMPLETE));
    }

    @Test
    void saysNothingWhenAllSourcesAreReleased() {
        watermarks.hear(marker("s1", 1, 10));

        watermarks.hear(SourceWatermarks.absence("t", "s1", 1, second(0)));

        assertThat(time()).isEmpty();
    }

    @Test
    void doesNotReopenASourceThatHasEndedWhenItIsReleased() {
        watermarks.hear(closing("s1", 1, 10));

        watermarks.hear(SourceWatermarks.absence("t", "s1", 1, second(0)));

        assertThat(watermarks.combined("me", 1).orElseThrow().getClosing()).isTrue();
    }

    private Optional<Instant> time() {
        return watermarks.combined("me", 1).map(Watermark::getTime);
    }

    private static Watermark marker(String source, int sources, int second) {
        return new Watermark("t", source, sources, second(second), false, Confidence.COMPLETE);
    }

    private static Watermark closing(String source, int sources, int second) {
        return new Watermark("t", source, sources, second(second), true, Confidence.COMPLETE);
    }

    private static Instant second(int second) {
        return NOON.plusSeconds(second);
    }
}
