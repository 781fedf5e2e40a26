package io.millrace.windowing.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a metric cuts time. The first stage gathers events per slice, the smallest piece of time that all of its events
 * share their windows in; for windows that do not overlap a slice is a window.
 */
public sealed interface Windowing permits AlignedWindows, SessionWindows {

    /** The slice that an event of this time belongs to. */
    TimeSpan sliceOf(Instant time);

    /** How long after a slice the last window ends that has a part of it. */
    Duration reach();

    /** How long a window is at most, empty for one that only ends with its timeline. */
    Optional<Duration> longest();
}
