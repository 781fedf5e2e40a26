package io.millrace.quickstart.replay;

import java.time.Duration;
import java.util.Optional;

/**
 * When to send a request again that was not answered for good: after pauses that double, until patience is over.
 *
 * @param waitsForStrangers whether a service is waited for that has never answered yet; without it, a wrong address is
 *     said at once
 */
record RetryRule(Duration firstPause, Duration longestPause, Duration patience, boolean waitsForStrangers) {
    private static final int MOST_DOUBLINGS = 20;

    RetryRule {
        if (firstPause.isZero() || firstPause.isNegative()) {
            throw new IllegalArgumentException("The first pause must be positive, was " + firstPause);
        }
    }

    /**
     * How long to wait now, or empty when it is time to give up.
     *
     * @param failures how often the request has failed so far
     * @param spent time since the request was first sent
     * @param asked pause that the service asked for, zero when it did not
     */
    Optional<Duration> pauseAfter(int failures, Duration spent, Duration asked) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration pause = longer(shorter(doubled, longestPause), asked);
        return spent.plus(pause).compareTo(patience) > 0 ? Optional.empty() : Optional.of(pause);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
