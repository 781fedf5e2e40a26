package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.Metric;
import java.time.Instant;

/** How windows of one kind follow from partials. */
interface Windows {

    /** Adds what a source has gathered to what there is. */
    void take(Metric metric, Partial partial, Instant now);

    /** Looks at what waited for a timeline to come so far. */
    void lookAt(Metric metric, String subject, String timeline, Instant now);

    /** Sends a pane of a window that has changed: a late one when it is complete, else an early one. */
    void send(Metric metric, String key, Instant now);

    /** Whether nothing that is known of is still missing in a window. */
    boolean isComplete(Metric metric, String key, WindowState window);

    /** Lets go of a window. */
    void forget(Metric metric, String key, WindowState window);
}
