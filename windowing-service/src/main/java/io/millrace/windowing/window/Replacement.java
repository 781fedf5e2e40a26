package io.millrace.windowing.window;

import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.TimeSpan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a task is to know of one metric in a stretch of its keys: nothing before the last key, and at that one what is said.
 *
 * @param definition by which it was gathered
 * @param from the first key of the stretch
 * @param to the last
 * @param window what has been contributed to the window of the last key, and its pane; null when it is only an end
 * @param range of which all events are known: windows that reach beyond keep their panes
 * @param asOf until when, by the brokers' clock: what has changed since may have more in it
 */
public record Replacement(
        String metric,
        String definition,
        String from,
        String to,
        @Nullable WindowState window,
        TimeSpan range,
        Instant asOf) {}
