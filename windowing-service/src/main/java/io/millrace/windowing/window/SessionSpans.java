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

    /** Puts a session in place of the one that begins when it does, if any. */
    void put(Metric metric, String group, TimeSpan session) {
        String key = key(metric, group, cell(metric, session));
        List<TimeSpan> sessions = new ArrayList<>(read(cells.get(key)));
        if (sessions.contains(session)) {
            return;
        }
        sessions.removeIf(other -> other.start().equals(session.start()));
        sessions.add(session);
        cells.put(key, write(sessions));
    }

    void remove(Metric metric, String group, TimeSpan session) {
        String key = key(metric, group, cell(metric, session));
        List<TimeSpan> sessions = new ArrayList<>(read(cells.get(key)));
        sessions.remove(session);
        if (sessions.isEmpty()) {
            cells.delete(key);
        } else {
            cells.put(key, write(sessions));
        }
    }

    private static Instant cell(Metric metric, TimeSpan session) {
        return ((SessionWindows) metric.windowing()).sliceOf(session.start()).start();
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
