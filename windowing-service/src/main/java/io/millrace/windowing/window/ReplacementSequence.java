package io.millrace.windowing.window;

import io.millrace.event.windows.GroupValue;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.Definition;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.state.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes replacements of the windows of one task, which come in the order of their keys: together they leave no gap in a range. */
public final class ReplacementSequence {
    private final String metric;
    private final String definition;
    private final TimeSpan range;
    private final Instant asOf;
    private String from;

    public ReplacementSequence(Metric metric, TimeSpan range, Instant asOf) {
        this.metric = metric.name();
        this.definition = Definition.of(metric);
        this.range = range;
        this.asOf = asOf;
        this.from = first(this.metric, range);
    }

    /** Where the keys of windows begin that start in a range. */
    public static String first(String metric, TimeSpan range) {
        return Keys.of(metric, Keys.time(range.start()));
    }

    /** Where they end. */
    public static String end(String metric, TimeSpan range) {
        return Keys.of(metric, Keys.time(range.end()));
    }

    /** What may be said of a window: its pane only when all of it lies in the range. Empty when that is nothing. */
    public static Optional<WindowState> known(WindowState window, TimeSpan range) {
        @Nullable WindowPane pane = window.getPane();
        boolean whole = pane != null && range.contains(new TimeSpan(pane.getStart(), pane.getEnd()));
        return whole || !window.getContributions().isEmpty()
                ? Optional.of(new WindowState(window.getContributions(), whole ? pane : null, window.getChangedAt()))
                : Optional.empty();
    }

    public Replacement next(WindowState window) {
        String key = keyOf(window);
        Replacement replacement = replacement(key, window);
        from = Keys.after(key);
        return replacement;
    }

    public Replacement end() {
        return replacement(end(metric, range), null);
    }

    private Replacement replacement(String to, @Nullable WindowState window) {
        return new Replacement(metric, definition, from, to, window, range, asOf);
    }

    /** A window knows its own key: by its pane, or by what has been contributed to the slice that begins with it. */
    private static String keyOf(WindowState window) {
        @Nullable WindowPane pane = window.getPane();
        if (pane != null) {
            return key(pane.getMetric(), pane.getStart(), pane.getGroup(), pane.getCurrency());
        }
        Partial part = window.getContributions().get(0);
        return key(part.getMetric(), part.getStart(), part.getGroup(), part.getCurrency());
    }

    private static String key(String metric, Instant start, List<GroupValue> group, @Nullable String currency) {
        return PaneOperator.key(metric, start, new Group(group, currency));
    }
}
