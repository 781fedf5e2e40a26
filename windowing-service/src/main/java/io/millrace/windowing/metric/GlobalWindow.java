package io.millrace.windowing.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One window for all time, which is on time when every timeline in it has ended. */
public record GlobalWindow() implements AlignedWindows {
    private static final TimeSpan ALL_TIME =
            new TimeSpan(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

    @Override
    public TimeSpan sliceOf(Instant time) {
        return ALL_TIME;
    }

    @Override
    public Optional<Duration> longest() {
        return Optional.empty();
    }
}
