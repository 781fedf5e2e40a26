package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.state.Keys;
import io.millrace.windowing.state.SortedState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The second stage of the window operator, for the metrics and groups of one partition: adds up the partials of all
 * sources and timelines, and says what each window is known to be. It judges nothing late and drops nothing.
 *
 * <p>A window is on time when every timeline that has contributed to it has passed its end. A timeline that contributes
 * later, an import say, opens it again until it has passed the end as well.
 */
public final class PaneOperator {
    static final int KEY_PARTS = 3;
    private static final int BATCH = 1_000;

    private final Map<String, Metric> metrics;
    private final SortedState<WindowState> windows;
    private final SortedState<String> changed;
    private final WindowBook book;
    private final StandingWindows standing;
    private final Windows merging;
    private final Replacements replacements;
    private Instant forgottenAt = Instant.MIN;

    /** Goes on from the given state. */
    public PaneOperator(Map<String, Metric> metrics, Progress progress, State state, Consumer<WindowPane> sink) {
        this.book = new WindowBook(state, progress, sink);
        this.metrics = metrics;
        this.windows = state.windows();
        this.changed = state.changed();
        this.standing = new StandingWindows(book);
        this.merging = new MergingWindows(book, new SessionSpans(state.sessions()));
        this.replacements = new Replacements(book);
    }

    /** The key of a window among all windows of a task. */
    public static String key(String metric, Instant start, Group group) {
        return key(metric, start, group.key());
    }

    static String key(String metric, Instant start, String group) {
        return Keys.of(metric, Keys.time(start), group);
    }

    /** The hour that a window begins in, as a text. */
    static String hourOfStart(String key) {
        Instant start = Keys.time(Keys.part(key, 1, KEY_PARTS), 0);
        return Keys.time(start.truncatedTo(ChronoUnit.HOURS));
    }

    /**
     * Adds what a source has gathered to what there is.
     *
     * @param now by the brokers' clock
     */
    public void take(Partial partial, Instant now) {
        @Nullable Metric metric = metrics.get(partial.getMetric());
        if (metric == null) {
            return; // It was taken out of the settings while the partial was on its way.
        }
        of(metric).take(metric, partial, now);
    }

    /**
     * Looks at the windows that have become due since a timeline had come as far as before, and sends the complete ones that
     * late events have changed.
     *
     * @param now by the brokers' clock
     */
    public void advance(String timeline, Reached before, Instant now) {
        book.settleDue(timeline, before, key -> {
            @Nullable Metric metric = metrics.get(Keys.part(key, 0, KEY_PARTS));
            if (metric != null) {
                of(metric).lookAt(metric, key, timeline, now);
            }
        });
        book.settleLate(key -> {
            @Nullable Metric metric = metrics.get(Keys.part(key, 0, KEY_PARTS));
            if (metric != null) {
                of(metric).send(metric, key, now);
            }
        });
    }

    /** Takes what has been computed anew in the place of what is known. */
    public void replace(Replacement replacement) {
        @Nullable Metric metric = metrics.get(replacement.metric());
        if (metric != null) {
            replacements.take(metric, replacement);
            standing.beginAnew();
        }
    }

    /** Sends an early pane of each window that has changed since its last, of the metrics that do so this often. */
    public void sendEarly(Duration every, Instant now) {
        for (Metric metric : metrics.values()) {
            if (metric.early().every().filter(every::equals).isPresent()) {
                sendEarly(metric, now);
            }
        }
    }

    private void sendEarly(Metric metric, Instant now) {
        String from = Keys.from(metric.name());
        String to = Keys.to(metric.name());
        List<String> keys = changed.keys(from, to, BATCH);
        while (!keys.isEmpty()) {
            for (String key : keys) {
                changed.delete(key);
                of(metric).send(metric, key, now);
            }
            keys = changed.keys(from, to, BATCH);
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
            book.settleUnchangedSince(metric, hour.minus(metric.keep()), key -> forget(metric, key, now));
        }
    }

    /** A window that still waits for a timeline stays, however long it takes. */
    private void forget(Metric metric, String key, Instant now) {
        @Nullable WindowState window = windows.get(key);
        if (window == null) {
            return;
        }
        if (of(metric).isComplete(metric, key, window)) {
            of(metric).forget(metric, key, window);
            return;
        }
        book.put(metric, key, window, new WindowState(window.getContributions(), window.getPane(), now));
    }

    private Windows of(Metric metric) {
        return metric.windowing() instanceof SessionWindows ? merging : standing;
    }

    /**
     * What the operator knows, over restarts.
     *
     * @param windows by metric, start and group
     * @param changed windows that have changed since their last pane
     * @param timers windows, or the start of all windows that begin together, by timeline and the watermark that they wait for
     * @param ages the hours in which windows begin, by metric and the hour of a change of any
     * @param sessions when sessions begin and end, by metric, cell and group
     */
    public record State(
            SortedState<WindowState> windows,
            SortedState<String> changed,
            SortedState<String> timers,
            SortedState<String> ages,
            SortedState<String> sessions) {}
}
