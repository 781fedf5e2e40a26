package io.millrace.console.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Growth growth = new Growth();

    @Test
    void knowsNoGrowthFromOneSample() {
        assertThat(growth.after(NOON, 1000)).isZero();
    }

    @Test
    void growsByWhatCameSinceTheOldestSampleOfTheLastSeconds() {
        growth.after(NOON, 1000);
        growth.after(NOON.plusSeconds(1), 1100);

        assertThat(growth.after(NOON.plusSeconds(2), 1400)).isEqualTo(200);
    }

    @Test
    void forgetsWhatIsLongAgo() {
        growth.after(NOON, 0);
        growth.after(NOON.plusSeconds(60), 6000);

        assertThat(growth.after(NOON.plusSeconds(61), 6010)).isEqualTo(10);
    }

    @Test
    void beginsAnewWhenTheNumberFalls() {
        growth.after(NOON, 1000);

        assertThat(growth.after(NOON.plusSeconds(1), 5)).isZero();
    }
}
