package io.millrace.windowing.window;

import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.state.Keys;
import io.millrace.windowing.state.SortedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When the sessions of a group begin and end, so that those near a time are found: by the cell that they begin in. */
final class SessionSpans {
    private static final int DIGITS = 2 * Keys.TIME_DIGITS;

    private final SortedState<String> cells;

    SessionSpans(SortedState<String> cells) {
        this.cells = cells;
    }

    /** The sessions that have any time in common with another. */
    List<TimeSpan> near(Metric metric, String group, TimeSpan span) {
        SessionWindows sessions = (SessionWindows) metric.windowing();
        List<TimeSpan> near = new ArrayList<>();
        Instant earliest = span.start().minus(sessions.most()).minus(sessions.gap());
        for (Instant cell = sessions.sliceOf(earliest).start();
                cell.isBefore(span.end());
                cell = cell.plus(sessions.most())) {
            for (TimeSpan session : read(cells.get(key(metric, group, cell)))) {
                if (session.meets(span)) {
                    near.add(session);
                }
            }
        }
        return near;
    }

    void replace(Metric metric, String group, @Nullable TimeSpan before, @Nullable TimeSpan after) {
        if (before != null && after != null && before.equals(after)) {
            return;
        }
        Instant start = before != null ? before.start() : after.start();
        String key = key(
                metric,
                group,
                ((SessionWindows) metric.windowing()).sliceOf(start).start());
        List<TimeSpan> sessions = new ArrayList<>(read(cells.get(key)));
        if (before != null) {
            sessions.remove(before);
        }
        if (after != null) {
            sessions.add(after);
        }
        if (sessions.isEmpty()) {
            cells.delete(key);
        } else {
            cells.put(key, write(sessions));
        }
    }

    private static String key(Metric metric, String group, Instant cell) {
        return Keys.of(metric.name(), Keys.time(cell), group);
    }

    private static List<TimeSpan> read(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<TimeSpan> spans = new ArrayList<>();
        for (int at = 0; at < text.length(); at += DIGITS) {
            spans.add(new TimeSpan(Keys.time(text, at), Keys.time(text, at + Keys.TIME_DIGITS)));
        }
        return spans;
    }

    private static String write(List<TimeSpan> spans) {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(Keys.time(span.start())).append(Keys.time(span.end())));
        return text.toString();
    }
}
