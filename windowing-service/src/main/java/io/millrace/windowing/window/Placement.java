package io.millrace.windowing.window;

import io.millrace.windowing.metric.TimeSpan;
import java.time.Duration;
import java.time.Instant;

/**
 * What became of an observation, judged once and for all by the watermark of its timeline when it was read.
 *
 * @param due the watermark at which the window was complete but for late events
 */
public record Placement(TimeSpan window, Verdict verdict, Instant due, Reached reached) {

    /** By how much the watermark was past the window; a timeline that ended before it was not. */
    public Duration lateness() {
        return reached.time().isBefore(due) ? Duration.ZERO : Duration.between(due, reached.time());
    }

    /** How an event was for time. */
    public enum Verdict {
        ON_TIME,
        /** After the watermark had passed the window, within the allowed lateness. */
        LATE,
        /** After the allowed lateness: the event changes nothing. */
        TOO_LATE
    }
}
