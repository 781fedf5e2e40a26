package io.millrace.windowing.window;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a timeline has come.
 *
 * @param time before which nothing more follows
 * @param closed whether nothing at all follows
 * @param confidence what that rests on
 */
public record Reached(Instant time, boolean closed, Confidence confidence) {
    /** Before the first marker. */
    public static final Reached NOTHING = new Reached(Instant.MIN, false, Confidence.COMPLETE);

    public static Reached of(Optional<Watermark> watermark) {
        return watermark.map(Reached::of).orElse(NOTHING);
    }

    public static Reached of(Watermark watermark) {
        return new Reached(watermark.getTime(), watermark.getClosing(), watermark.getConfidence());
    }

    public boolean isKnown() {
        return !time.equals(Instant.MIN);
    }

    public boolean passed(Instant due) {
        return closed || !time.isBefore(due);
    }

    /** The latest time that has been passed. */
    public Instant upTo() {
        return closed ? Instant.MAX : time;
    }
}
