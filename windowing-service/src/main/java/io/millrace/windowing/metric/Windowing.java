package io.millrace.windowing.metric;

import java.time.Duration;
import java.time.Instant;

/**
 * How a metric cuts time. The first stage gathers events per slice, the smallest piece of time that all of its events
 * share their windows in; for windows that do not overlap a slice is a window.
 */
public sealed interface Windowing permits FixedWindows {

    /** The slice that an event of this time belongs to. */
    TimeSpan sliceOf(Instant time);

    /** How long a slice is. */
    Duration size();
}
