package io.millrace.warehouse.connector;

import java.time.Duration;
import java.time.Instant;

/**
 * When to restart what keeps failing: at once the first time, then after pauses that double up to the longest. Health that
 * lasts as long as the longest pause is forgotten trouble.
 */
final class RestartPauses {
    private final Duration first;
    private final Duration longest;
    private Duration pause;
    private Instant notBefore = Instant.MIN;
    private Instant lastRestart = Instant.MIN;

    RestartPauses(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.pause = first;
    }

    /** Whether to restart now; if so, the pause until the next time has begun. */
    boolean restartAt(Instant now) {
        if (now.isBefore(notBefore)) {
            return false;
        }
        notBefore = now.plus(pause);
        lastRestart = now;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(longest) < 0 ? doubled : longest;
        return true;
    }

    void healthyAt(Instant now) {
        if (lastRestart.equals(Instant.MIN) || now.isBefore(lastRestart.plus(longest))) {
            return;
        }
        pause = first;
        notBefore = Instant.MIN;
        lastRestart = Instant.MIN;
    }
}
