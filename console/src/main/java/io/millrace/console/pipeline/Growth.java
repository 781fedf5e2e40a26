package io.millrace.console.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a number that only grows has grown over the last seconds. */
final class Growth {
    private static final Duration OVER = Duration.ofSeconds(5);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant at, long value) {}

    /** Takes a sample and answers with the growth per second since the oldest that is remembered. */
    double after(Instant now, long value) {
        if (!samples.isEmpty() && value < samples.getLast().value()) {
            // The topic was created anew.
            samples.clear();
        }
        samples.addLast(new Sample(now, value));
        while (samples.size() > 2 && samples.getFirst().at().isBefore(now.minus(OVER))) {
            samples.removeFirst();
        }
        Sample oldest = samples.getFirst();
        long millis = Duration.between(oldest.at(), now).toMillis();
        return millis <= 0 ? 0 : (value - oldest.value()) * 1000.0 / millis;
    }
}
