package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.state.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of a group, put together from what sources have seen of them: what meets belongs together. A session is called by
 * its start; one that turns out to be a part of another is withdrawn, and the other sent at once.
 */
final class MergingWindows implements Windows {
    private final WindowBook book;
    private final SessionSpans spans;

    MergingWindows(WindowBook book, SessionSpans spans) {
        this.book = book;
        this.spans = spans;
    }

    @Override
    public void take(Metric metric, Partial partial, Instant now) {
        String group = new Group(partial.getGroup(), partial.getCurrency()).key();
        List<TimeSpan> near = spans.near(metric, group, Spans.of(partial));
        Map<TimeSpan, WindowState> known = new LinkedHashMap<>();
        List<Partial> parts = new ArrayList<>();
        for (TimeSpan span : near) {
            WindowState session = Objects.requireNonNull(book.get(key(metric, span.start(), group)));
            known.put(span, session);
            parts.addAll(session.getContributions());
        }
        Change change = new Change(metric, group, known, now);
        List<List<Partial>> sessions = sessions(change, Contributions.with(metric, parts, partial));
        boolean withdrawn = withdraw(change, sessions);
        for (List<Partial> session : sessions) {
            keep(change, session, withdrawn);
        }
    }

    /** One session, or when that would be too long, one for each cell that it is in. */
    private List<List<Partial>> sessions(Change change, List<Partial> parts) {
        SessionWindows windows = (SessionWindows) change.metric().windowing();
        Map<TimeSpan, List<Partial>> cells = new LinkedHashMap<>();
        for (Partial part : parts) {
            cells.computeIfAbsent(windows.sliceOf(part.getStart()), cell -> new ArrayList<>())
                    .add(part);
        }
        if (cells.size() == 1) {
            return List.of(parts);
        }
        TimeSpan all = Spans.of(parts);
        // What meets it and yet stands alone was cut from it before.
        boolean cutBefore = spans.near(change.metric(), change.group(), all).size()
                > change.known().size();
        return cutBefore || windows.isTooLong(all) ? List.copyOf(cells.values()) : List.of(parts);
    }

    private boolean withdraw(Change change, List<List<Partial>> sessions) {
        boolean withdrawn = false;
        for (Map.Entry<TimeSpan, WindowState> old : change.known().entrySet()) {
            TimeSpan span = old.getKey();
            @Nullable List<Partial> into = null;
            boolean stands = false;
            for (List<Partial> session : sessions) {
                TimeSpan now = Spans.of(session);
                stands |= now.start().equals(span.start());
                into = now.meets(span) && into == null ? session : into;
            }
            if (!stands && into != null) {
                withdrawn |= withdraw(change, span, old.getValue(), into);
            }
        }
        return withdrawn;
    }

    private boolean withdraw(Change change, TimeSpan span, WindowState session, List<Partial> into) {
        String key = key(change.metric(), span.start(), change.group());
        spans.remove(change.metric(), change.group(), span);
        @Nullable WindowPane pane = session.getPane();
        if (pane == null) {
            book.delete(key);
            return false;
        }
        if (pane.getMergedInto() != null) {
            book.standDown(change.metric(), key, session, change.now());
            return false;
        }
        book.withdraw(change.metric(), key, pane, Spans.of(into).start(), into, change.now());
        return true;
    }

    private void keep(Change change, List<Partial> parts, boolean withdrawn) {
        Metric metric = change.metric();
        TimeSpan span = Spans.of(parts);
        String key = key(metric, span.start(), change.group());
        @Nullable TimeSpan before = change.spanFrom(span.start());
        @Nullable
        WindowState known = before == null ? book.get(key) : change.known().get(before);
        if (known != null && Contributions.areSame(known.getContributions(), parts)) {
            return; // Cut from what has changed before, and not changed itself.
        }
        book.put(metric, key, known, new WindowState(parts, known == null ? null : known.getPane(), change.now()));
        spans.put(metric, change.group(), span);
        for (String timeline : timelines(parts)) {
            // A timer that was set for an earlier end is set anew when it goes off; one for a later end would be too
            // late.
            boolean waits = before != null
                    && Contributions.know(Contributions.of(known), timeline)
                    && !book.hasPassed(metric, before.end(), timeline)
                    && !before.end().isAfter(span.end());
            if (!waits && !book.hasPassed(metric, span.end(), timeline)) {
                book.wait(metric, span.end(), timeline, key);
            }
        }
        book.changed(metric, key, span, parts, change.now());
        // One that is complete follows with the next marker: were it sent at once, what is final would depend on which
        // early
        // panes a wall clock had let out before.
        if (withdrawn && book.isChanged(key) && !book.isComplete(metric, span.end(), parts)) {
            book.send(metric, key, span, parts, Timing.EARLY, change.now());
        }
    }

    /** Its timer may have been set before it went on. */
    @Override
    public void lookAt(Metric metric, String key, String timeline, Instant now) {
        @Nullable WindowState session = book.get(key);
        List<Partial> parts = Contributions.of(session);
        if (session == null || !Contributions.know(parts, timeline)) {
            return;
        }
        TimeSpan span = Spans.of(parts);
        if (!book.hasPassed(metric, span.end(), timeline)) {
            book.wait(metric, span.end(), timeline, key);
            return;
        }
        @Nullable WindowPane pane = session.getPane();
        boolean unsaid = pane == null || pane.getTiming() == Timing.EARLY || book.isChanged(key);
        if (unsaid && book.isComplete(metric, span.end(), parts)) {
            book.send(metric, key, span, parts, Timing.ON_TIME, now);
        }
    }

    @Override
    public void send(Metric metric, String key, Instant now) {
        List<Partial> parts = Contributions.of(book.get(key));
        if (!parts.isEmpty()) {
            TimeSpan span = Spans.of(parts);
            book.send(metric, key, span, parts, book.timing(metric, span.end(), parts), now);
        }
    }

    @Override
    public boolean isComplete(Metric metric, String key, WindowState session) {
        List<Partial> parts = session.getContributions();
        return parts.isEmpty() || book.isComplete(metric, Spans.of(parts).end(), parts);
    }

    @Override
    public void forget(Metric metric, String key, WindowState session) {
        book.delete(key);
        if (!session.getContributions().isEmpty()) {
            String group = Keys.part(key, 2, PaneOperator.KEY_PARTS);
            spans.remove(metric, group, Spans.of(session.getContributions()));
        }
    }

    private static List<String> timelines(List<Partial> parts) {
        return parts.stream().map(Partial::getTimeline).distinct().toList();
    }

    private static String key(Metric metric, Instant start, String group) {
        return PaneOperator.key(metric.name(), start, group);
    }

    /**
     * What one partial changes.
     *
     * @param known the sessions that it meets, as they were
     */
    private record Change(Metric metric, String group, Map<TimeSpan, WindowState> known, Instant now) {

        @Nullable
        TimeSpan spanFrom(Instant start) {
            for (TimeSpan span : known.keySet()) {
                if (span.start().equals(start)) {
                    return span;
                }
            }
            return null;
        }
    }
}
