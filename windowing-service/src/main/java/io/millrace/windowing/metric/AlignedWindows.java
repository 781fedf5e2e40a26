package io.millrace.windowing.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Windows that are where they are whatever events there are, and the same for all groups. */
public sealed interface AlignedWindows extends Windowing
        permits FixedWindows, SlidingWindows, CalendarDays, GlobalWindow {

    /** The window of a slice that ends first. */
    default TimeSpan firstWindowOf(TimeSpan slice) {
        return slice;
    }

    /** How many windows a slice is in. */
    default int overlap(TimeSpan slice) {
        return 1;
    }

    /** The windows that a slice is in, in their order. */
    default List<TimeSpan> windowsOf(TimeSpan slice) {
        return List.of(slice);
    }

    /** The slices that a window consists of, or the part of one that lies between two slices, in their order. */
    default List<TimeSpan> slicesOf(TimeSpan time) {
        return List.of(time);
    }

    /** The window that begins then. */
    default TimeSpan windowAt(Instant start) {
        return sliceOf(start);
    }

    /** The next to end after a window. */
    default TimeSpan next(TimeSpan window) {
        return sliceOf(window.end());
    }

    /** Whether a slice may be in several windows. */
    default boolean overlaps() {
        return false;
    }

    @Override
    default Duration reach() {
        return Duration.ZERO;
    }
}
