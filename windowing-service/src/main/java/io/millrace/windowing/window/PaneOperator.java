package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.state.Agenda;
import io.millrace.windowing.state.Keys;
import io.millrace.windowing.state.SortedState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The second stage of the window operator, for the metrics and groups of one partition: merges the latest partials of all
 * sources and timelines, and says what each window is known to be. It judges nothing late and drops nothing.
 *
 * <p>A window is on time when every timeline that has contributed to it has passed its end. A timeline that contributes
 * later, an import say, opens it again until it has passed the end as well.
 */
public final class PaneOperator {
    private static final int BATCH = 1_000;
    private static final int KEY_PARTS = 3;
    private static final String ENTRY = "";

    private final Map<String, Metric> metrics;
    private final SortedState<WindowState> windows;
    private final SortedState<String> changed;
    private final Agenda timers;
    private final Agenda ages;
    private final Progress progress;
    private final PaneRule rule;
    private final Consumer<WindowPane> sink;
    private Instant forgottenAt = Instant.MIN;

    /** Goes on from the given state. */
    public PaneOperator(Map<String, Metric> metrics, Progress progress, State state, Consumer<WindowPane> sink) {
        this.metrics = metrics;
        this.windows = state.windows();
        this.changed = state.changed();
        this.timers = new Agenda(state.timers());
        this.ages = new Agenda(state.ages());
        this.progress = progress;
        this.rule = new PaneRule(progress);
        this.sink = sink;
    }

    /** The key of a window among all windows of a task. */
    public static String key(String metric, Instant start, Group group) {
        return Keys.of(metric, Keys.time(start), group.key());
    }

    /**
     * Takes what a source has gathered, in place of what it had gathered before.
     *
     * @param now by the brokers' clock
     */
    public void take(Partial partial, Instant now) {
        @Nullable Metric metric = metrics.get(partial.getMetric());
        if (metric == null) {
            return; // It was taken out of the settings while the partial was on its way.
        }
        String key = key(metric.name(), partial.getStart(), new Group(partial.getGroup(), partial.getCurrency()));
        @Nullable WindowState known = windows.get(key);
        WindowState window = rule.with(known, partial, now);
        windows.put(key, window);
        keepAge(metric, key, known, window);
        Instant due = metric.due(partial.getEnd(), partial.getTimeline());
        if (!progress.of(partial.getTimeline()).passed(due) && !rule.knows(known, partial.getTimeline())) {
            timers.add(partial.getTimeline(), due, key);
        }
        if (rule.isComplete(metric, window)) {
            send(key, metric, window, Timing.LATE);
        } else {
            changed.put(key, ENTRY);
        }
    }

    /** Sends the panes that have become due since a timeline had come as far as before. */
    public void advance(String timeline, Reached before) {
        timers.settle(timeline, before.upTo(), progress.of(timeline).upTo(), this::sendIfComplete);
    }

    /** Sends an early pane of each window that has changed since its last. */
    public void sendEarly() {
        List<String> keys = changed.keys("", Keys.END, BATCH);
        while (!keys.isEmpty()) {
            keys.forEach(this::sendEarly);
            keys = changed.keys("", Keys.END, BATCH);
        }
    }

    /** Forgets windows that nothing has changed for as long as their metrics keep them. */
    public void forget(Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        if (!hour.isAfter(forgottenAt)) {
            return;
        }
        forgottenAt = hour;
        for (Metric metric : metrics.values()) {
            ages.settle(metric.name(), Instant.MIN, hour.minus(metric.keep()), key -> forget(metric, key, now));
        }
    }

    private void sendIfComplete(String key) {
        @Nullable Metric metric = metrics.get(Keys.part(key, 0, KEY_PARTS));
        @Nullable WindowState window = windows.get(key);
        if (metric != null && window != null && rule.isComplete(metric, window)) {
            send(key, metric, window, Timing.ON_TIME);
        }
    }

    private void sendEarly(String key) {
        changed.delete(key);
        @Nullable Metric metric = metrics.get(Keys.part(key, 0, KEY_PARTS));
        @Nullable WindowState window = windows.get(key);
        if (metric != null && window != null) {
            send(key, metric, window, Timing.EARLY);
        }
    }

    private void send(String key, Metric metric, WindowState window, Timing timing) {
        WindowPane pane = rule.next(metric, window, timing);
        changed.delete(key);
        windows.put(key, new WindowState(window.getContributions(), pane, window.getChangedAt()));
        sink.accept(pane);
    }

    private void keepAge(Metric metric, String key, @Nullable WindowState known, WindowState window) {
        Instant hour = window.getChangedAt().truncatedTo(ChronoUnit.HOURS);
        @Nullable
        Instant knownHour = known == null ? null : known.getChangedAt().truncatedTo(ChronoUnit.HOURS);
        if (hour.equals(knownHour)) {
            return;
        }
        if (knownHour != null) {
            ages.remove(metric.name(), knownHour, key);
        }
        ages.add(metric.name(), hour, key);
    }

    /** A window that still waits for a timeline stays, however long it takes. */
    private void forget(Metric metric, String key, Instant now) {
        @Nullable WindowState window = windows.get(key);
        if (window == null) {
            return;
        }
        if (rule.isComplete(metric, window)) {
            windows.delete(key);
            return;
        }
        windows.put(key, new WindowState(window.getContributions(), window.getPane(), now));
        ages.add(metric.name(), now.truncatedTo(ChronoUnit.HOURS), key);
    }

    /**
     * What the operator knows, over restarts.
     *
     * @param windows by metric, start and group
     * @param changed windows that have changed since their last pane
     * @param timers windows by timeline and the watermark that they wait for
     * @param ages windows by metric and the hour of their last change
     */
    public record State(
            SortedState<WindowState> windows,
            SortedState<String> changed,
            SortedState<String> timers,
            SortedState<String> ages) {}
}
