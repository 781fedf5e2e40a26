package io.millrace.windowing.metric;

import java.time.Duration;
import java.time.Instant;

/** Windows of one size that follow one another, counted from midnight of 1 January 1970, UTC. */
public record FixedWindows(Duration size) implements Windowing {

    public FixedWindows {
        if (size.toMillis() < 1) {
            throw new IllegalArgumentException("A window must be at least a millisecond long, not " + size);
        }
    }

    @Override
    public TimeSpan sliceOf(Instant time) {
        long millis = time.toEpochMilli();
        Instant start = Instant.ofEpochMilli(millis - Math.floorMod(millis, size.toMillis()));
        return new TimeSpan(start, start.plus(size));
    }
}
