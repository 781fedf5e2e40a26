package io.millrace.windowing.metric;

import java.time.Instant;

/** A piece of time: from its start, which is in it, to its end, which is not. */
public record TimeSpan(Instant start, Instant end) {
    public static final TimeSpan ALWAYS = new TimeSpan(Instant.MIN, Instant.MAX);

    public boolean contains(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }

    public boolean contains(TimeSpan other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /** Whether they have any time in common; to touch is not enough. */
    public boolean meets(TimeSpan other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** From the earlier start to the later end. */
    public TimeSpan with(TimeSpan other) {
        return contains(other)
                ? this
                : new TimeSpan(
                        other.start.isBefore(start) ? other.start : start, other.end.isAfter(end) ? other.end : end);
    }
}
