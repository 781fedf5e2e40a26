package io.millrace.streams.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lets a stream thread that failed be replaced, unless more than {@code most} have failed within {@code window}. */
final class RestartRule {
    private final int most;
    private final Duration window;
    private final Deque<Instant> failures = new ArrayDeque<>();

    RestartRule(int most, Duration window) {
        this.most = most;
        this.window = window;
    }

    synchronized boolean mayRestartAfterFailureAt(Instant now) {
        failures.addLast(now);
        while (failures.getFirst().plus(window).isBefore(now)) {
            failures.removeFirst();
        }
        return failures.size() <= most;
    }
}
