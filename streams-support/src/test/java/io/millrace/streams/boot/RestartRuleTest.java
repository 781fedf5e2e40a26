package io.millrace.streams.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartRuleTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final RestartRule rule = new RestartRule(2, Duration.ofMinutes(5));

    @Test
    void givesUpWhenThreadsKeepFailing() {
        assertThat(rule.mayRestartAfterFailureAt(NOON)).isTrue();
        assertThat(rule.mayRestartAfterFailureAt(NOON.plusSeconds(1))).isTrue();
        assertThat(rule.mayRestartAfterFailureAt(NOON.plusSeconds(2))).isFalse();
    }

    @Test
    void forgetsFailuresThatAreLongPast() {
        rule.mayRestartAfterFailureAt(NOON);
        rule.mayRestartAfterFailureAt(NOON.plusSeconds(1));

        assertThat(rule.mayRestartAfterFailureAt(NOON.plusSeconds(302))).isTrue();
    }
}
