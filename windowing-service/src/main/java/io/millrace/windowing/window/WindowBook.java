package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.state.Agenda;
import io.millrace.windowing.state.Keys;
import io.millrace.windowing.state.SortedState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The windows of one task: what is known of each, what it waits for, and the panes that are sent of it. */
final class WindowBook {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int BATCH = 1_000;

    private final SortedState<WindowState> windows;
    private final ChangedWindows changed;
    private final Agenda timers;
    private final Agenda ages;
    private final Progress progress;
    private final PaneRule rule;
    private final Consumer<WindowPane> sink;

    WindowBook(PaneOperator.State state, Progress progress, Consumer<WindowPane> sink) {
        this.windows = state.windows();
        this.changed = new ChangedWindows(state.changed());
        this.timers = new Agenda(state.timers());
        this.ages = new Agenda(state.ages());
        this.progress = progress;
        this.rule = new PaneRule(progress);
        this.sink = sink;
    }

    @Nullable
    WindowState get(String key) {
        return windows.get(key);
    }

    void put(Metric metric, String key, @Nullable WindowState known, WindowState latest) {
        WindowState window = neverChangedBefore(known, latest);
        windows.put(key, window);
        Instant hour = hourOfChange(window);
        if (known == null || !hour.equals(hourOfChange(known))) {
            ages.add(metric.name(), hour, PaneOperator.hourOfStart(key));
        }
    }

    void delete(String key) {
        windows.delete(key);
        changed.remove(key);
    }

    boolean isComplete(Metric metric, Instant end, List<Partial> parts) {
        return rule.isComplete(metric, end, parts);
    }

    boolean hasPassed(Metric metric, Instant end, String timeline) {
        return progress.of(timeline).passed(metric.due(end, timeline));
    }

    /** Passes what waits for the ends that a timeline has come to since it had come as far as before, in the order of these. */
    void settleDue(String timeline, Reached before, Consumer<String> each) {
        timers.settle(timeline, before.upTo(), progress.of(timeline).upTo(), each);
    }

    /** Passes the windows of a metric that nothing has changed since. */
    void settleUnchangedSince(Metric metric, Instant hour, Consumer<String> each) {
        ages.settle(metric.name(), Instant.MIN, hour, start -> {
            Instant from = Keys.time(start, 0);
            forEach(Keys.of(metric.name(), start), Keys.of(metric.name(), Keys.time(from.plus(HOUR))), key -> {
                @Nullable WindowState window = windows.get(key);
                if (window != null && !hourOfChange(window).isAfter(hour)) {
                    each.accept(key);
                }
            });
        });
    }

    /** Passes the windows of a metric that begin at one time. */
    void forEach(Metric metric, Instant start, Consumer<String> each) {
        forEach(Keys.from(metric.name(), Keys.time(start)), Keys.to(metric.name(), Keys.time(start)), each);
    }

    /** Passes the windows whose keys are from one on and before another. */
    void forEach(String from, String to, Consumer<String> each) {
        List<String> keys = windows.keys(from, to, BATCH);
        while (!keys.isEmpty()) {
            keys.forEach(each);
            keys = windows.keys(Keys.after(keys.get(keys.size() - 1)), to, BATCH);
        }
    }

    /** Lets a window, or all that begin when it does, be looked at when a timeline passes its end. */
    void wait(Metric metric, Instant end, String timeline, String subject) {
        timers.add(timeline, metric.due(end, timeline), subject);
    }

    /** Lets go of what has been contributed to a session that nothing has been said of since it was taken back. */
    void standDown(Metric metric, String key, WindowState session, Instant now) {
        changed.remove(key);
        put(metric, key, session, new WindowState(List.of(), session.getPane(), now));
    }

    boolean isChanged(String key) {
        return changed.contains(key);
    }

    /** Remembers that a window has changed: it is sent with the next marker when it is complete, else when early panes are due. */
    void changed(Metric metric, String key, TimeSpan window, List<Partial> parts, Instant now) {
        if (rule.isComplete(metric, window.end(), parts)) {
            changed.addComplete(key);
            return;
        }
        changedOpen(key);
        if (metric.early().count().isPresent()) {
            @Nullable WindowState known = windows.get(key);
            long shown = known == null || known.getPane() == null
                    ? 0
                    : known.getPane().getEvents();
            if (metric.early().isDue(PaneRule.events(parts), shown)) {
                send(metric, key, window, parts, Timing.EARLY, now);
            }
        }
    }

    /** Remembers that a window has changed which a timeline in it has not passed. */
    void changedOpen(String key) {
        changed.addOpen(key);
    }

    /** Passes the complete windows that have changed. */
    void settleLate(Consumer<String> each) {
        changed.settleComplete(each);
    }

    /** What a pane of a changed window is called when it is not sent because a timeline has just passed it. */
    Timing timing(Metric metric, Instant end, List<Partial> parts) {
        return rule.isComplete(metric, end, parts) ? Timing.LATE : Timing.EARLY;
    }

    void send(Metric metric, String key, TimeSpan window, List<Partial> parts, Timing timing, Instant now) {
        @Nullable WindowState known = windows.get(key);
        WindowPane pane = rule.next(metric, window, parts, known == null ? null : known.getPane(), timing);
        changed.remove(key);
        put(metric, key, known, new WindowState(Contributions.of(known), pane, now));
        sink.accept(pane);
    }

    /** Takes back what was said of a session that has become a part of another, and remembers that it did. */
    void withdraw(Metric metric, String key, WindowPane pane, Instant mergedInto, List<Partial> parts, Instant now) {
        WindowPane last = rule.withdrawn(metric, pane, mergedInto, parts);
        changed.remove(key);
        put(metric, key, windows.get(key), new WindowState(List.of(), last, now));
        sink.accept(last);
    }

    /** Lets a window be what has been computed anew, and sends its pane if there is one. */
    void replace(Metric metric, String key, WindowState window, @Nullable WindowPane pane) {
        put(metric, key, windows.get(key), window);
        if (pane != null) {
            sink.accept(pane);
        }
    }

    /** What comes from one source may be older than what came from another. */
    private static WindowState neverChangedBefore(@Nullable WindowState known, WindowState latest) {
        return known == null || !known.getChangedAt().isAfter(latest.getChangedAt())
                ? latest
                : new WindowState(latest.getContributions(), latest.getPane(), known.getChangedAt());
    }

    private static Instant hourOfChange(WindowState window) {
        return window.getChangedAt().truncatedTo(ChronoUnit.HOURS);
    }
}
