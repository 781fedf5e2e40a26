package io.millrace.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryRuleTest {
    private static final RetryRule RULE =
            new RetryRule(Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofMinutes(10), false);

    @Test
    void doublesThePauseUpToTheLongest() {
        assertThat(RULE.pauseAfter(1, Duration.ZERO, Duration.ZERO)).hasValue(Duration.ofMillis(250));
        assertThat(RULE.pauseAfter(2, Duration.ZERO, Duration.ZERO)).hasValue(Duration.ofMillis(500));
        assertThat(RULE.pauseAfter(6, Duration.ZERO, Duration.ZERO)).hasValue(Duration.ofSeconds(8));
        assertThat(RULE.pauseAfter(7, Duration.ZERO, Duration.ZERO)).hasValue(Duration.ofSeconds(10));
        assertThat(RULE.pauseAfter(1_000, Duration.ZERO, Duration.ZERO)).hasValue(Duration.ofSeconds(10));
    }

    @Test
    void waitsAsLongAsTheServiceAsksFor() {
        assertThat(RULE.pauseAfter(1, Duration.ZERO, Duration.ofSeconds(30))).hasValue(Duration.ofSeconds(30));
    }

    @Test
    void givesUpWhenThePauseWouldExceedItsPatience() {
        Duration almost = Duration.ofMinutes(10).minusMillis(250);

        assertThat(RULE.pauseAfter(1, almost, Duration.ZERO)).isPresent();
        assertThat(RULE.pauseAfter(1, almost.plusMillis(1), Duration.ZERO)).isEmpty();
        assertThat(RULE.pauseAfter(1, Duration.ZERO, Duration.ofHours(1))).isEmpty();
    }

    @Test
    void refusesToRepeatWithoutPause() {
        assertThatThrownBy(() -> new RetryRule(Duration.ZERO, Duration.ZERO, Duration.ZERO, true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
