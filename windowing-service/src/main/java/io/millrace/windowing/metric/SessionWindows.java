package io.millrace.windowing.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Windows that events of a group make by following one another: a session goes on while the next event comes within the
 * gap, and ends the gap after its last. Which events belong together depends on nothing but their times.
 *
 * <p>Time is cut into cells as long as the longest session. A session that would be longer than that from its first to its
 * last event is cut where cells meet; a shorter one never is. A slice is a cell: what one partition knows of a session does
 * not go beyond it, so that a session can be cut there when another partition's events make it too long.
 *
 * @param gap without events that ends a session
 * @param most time from the first to the last event of a session
 */
public record SessionWindows(Duration gap, Duration most) implements Windowing {

    public SessionWindows {
        if (gap.toMillis() < 1 || most.compareTo(gap) < 0) {
            throw new IllegalArgumentException(
                    "A session's gap must be at least a millisecond and at most as long as the"
                            + " longest session, not %s of %s".formatted(gap, most));
        }
    }

    /** The cell. */
    @Override
    public TimeSpan sliceOf(Instant time) {
        long millis = time.toEpochMilli();
        long start = millis - Math.floorMod(millis, most.toMillis());
        return new TimeSpan(Instant.ofEpochMilli(start), Instant.ofEpochMilli(start + most.toMillis()));
    }

    /** The session of one event alone. */
    public TimeSpan of(Instant event) {
        return new TimeSpan(event, event.plus(gap));
    }

    /** Whether a session is longer than sessions may be. */
    public boolean isTooLong(TimeSpan session) {
        return session.end().minus(gap).isAfter(session.start().plus(most));
    }

    @Override
    public Duration reach() {
        return gap;
    }

    @Override
    public Optional<Duration> longest() {
        return Optional.of(most.plus(gap));
    }
}
