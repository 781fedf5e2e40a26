package io.millrace.windowing.window;

import io.millrace.windowing.metric.TimeSpan;
import java.time.Duration;
import java.time.Instant;

/**
 * What became of an observation in the windows that it falls in, judged once and for all by the watermark of its timeline
 * when it was read.
 *
 * @param window the last that it is too late for; else the first that it counts in
 * @param due the watermark at which that window was complete but for late events
 * @param onTime in how many windows it was on time
 * @param late in how many it was late and counts
 * @param tooLate in how many it does not count
 */
public record Placement(TimeSpan window, Instant due, Reached reached, int onTime, int late, int tooLate) {

    /** In the only window, or in all of several. */
    static Placement all(Verdict verdict, int windows, TimeSpan window, Instant due, Reached reached) {
        return new Placement(
                window,
                due,
                reached,
                verdict == Verdict.ON_TIME ? windows : 0,
                verdict == Verdict.LATE ? windows : 0,
                verdict == Verdict.TOO_LATE ? windows : 0);
    }

    /** What an observation is for a window with these limits. */
    public static Placement in(TimeSpan window, Instant due, Instant closed, Reached reached) {
        return all(verdict(due, closed, reached), 1, window, due, reached);
    }

    static Verdict verdict(Instant due, Instant closed, Reached reached) {
        if (reached.passed(closed)) {
            return Verdict.TOO_LATE;
        }
        return reached.passed(due) ? Verdict.LATE : Verdict.ON_TIME;
    }

    /** The best that can be said of it. */
    public Verdict verdict() {
        if (onTime > 0) {
            return Verdict.ON_TIME;
        }
        return late > 0 ? Verdict.LATE : Verdict.TOO_LATE;
    }

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
