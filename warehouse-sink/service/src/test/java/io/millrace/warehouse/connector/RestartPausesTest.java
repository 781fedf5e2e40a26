package io.millrace.warehouse.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartPausesTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final RestartPauses pauses = new RestartPauses(Duration.ofSeconds(5), Duration.ofSeconds(60));

    @Test
    void restartsAtOnceAndThenAfterPausesThatGrow() {
        assertThat(IntStream.rangeClosed(0, 300).filter(second -> pauses.restartAt(START.plusSeconds(second))))
                .containsExactly(0, 5, 15, 35, 75, 135, 195, 255);
    }

    @Test
    void forgetsTroubleAfterLastingHealth() {
        pauses.restartAt(START);
        pauses.restartAt(START.plusSeconds(5));

        pauses.healthyAt(START.plusSeconds(65));

        assertThat(pauses.restartAt(START.plusSeconds(66))).isTrue();
        assertThat(pauses.restartAt(START.plusSeconds(71))).isTrue();
    }

    @Test
    void remembersTroubleAfterHealthThatDidNotLast() {
        pauses.restartAt(START);
        pauses.restartAt(START.plusSeconds(5));

        pauses.healthyAt(START.plusSeconds(10));

        assertThat(pauses.restartAt(START.plusSeconds(11))).isFalse();
    }
}
