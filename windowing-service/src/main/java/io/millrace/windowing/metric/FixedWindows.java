package io.millrace.windowing.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Windows of one size that follow one another, counted from midnight of 1 January 1970, UTC. */
public record FixedWindows(Duration size) implements AlignedWindows {

    public FixedWindows {
        if (size.toMillis() < 1) {
            throw new IllegalArgumentException("A window must be at least a millisecond long, not " + size);
        }
    }

    @Override
    public TimeSpan sliceOf(Instant time) {
        long millis = time.toEpochMilli();
        long start = millis - Math.floorMod(millis, size.toMillis());
        return new TimeSpan(Instant.ofEpochMilli(start), Instant.ofEpochMilli(start + size.toMillis()));
    }

    @Override
    public Optional<Duration> longest() {
        return Optional.of(size);
    }
}
