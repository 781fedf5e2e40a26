package io.millrace.windowing.window;

import io.millrace.event.windows.Measurement;
import io.millrace.event.windows.Partial;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Observation;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.state.Agenda;
import io.millrace.windowing.state.Keys;
import io.millrace.windowing.state.SortedState;
import io.millrace.windowing.window.Placement.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The first stage of the window operator, on one partition of events: adds observations up per window, group and timeline,
 * and judges which are late.
 *
 * <p>A partial is cumulative, so that the latest of a source replaces those before it, and is kept until nothing can change
 * it any more. It is sent on when a marker passes its window, as what is final may depend on records alone; and before that
 * whenever {@link #sendEarly} is called, by whatever clock.
 */
public final class PartialOperator {
    private static final int BATCH = 1_000;

    private final int source;
    private final Progress progress;
    private final SortedState<Partial> partials;
    private final Agenda changed;
    private final Consumer<Partial> sink;
    private final Map<String, Instant> forgotten = new HashMap<>();

    /**
     * Goes on from the given state.
     *
     * @param source the partition
     * @param changed what has not been sent on since it changed
     */
    public PartialOperator(
            int source,
            Progress progress,
            SortedState<Partial> partials,
            SortedState<String> changed,
            Consumer<Partial> sink) {
        this.source = source;
        this.progress = progress;
        this.partials = partials;
        this.changed = new Agenda(changed);
        this.sink = sink;
    }

    public Placement take(Metric metric, Observation observation) {
        String timeline = observation.timeline();
        TimeSpan slice = metric.windowing().sliceOf(observation.time());
        Instant due = metric.due(slice.end(), timeline);
        Reached reached = progress.of(timeline);
        if (reached.passed(metric.closed(slice.end(), timeline))) {
            return new Placement(slice, Verdict.TOO_LATE, due, reached);
        }
        String key = Keys.of(
                metric.name(),
                timeline,
                Keys.time(slice.end()),
                observation.group().key());
        partials.put(key, add(metric, partials.get(key), observation, slice));
        changed.add(timeline, due, key);
        return new Placement(slice, reached.passed(due) ? Verdict.LATE : Verdict.ON_TIME, due, reached);
    }

    /**
     * Sends on what has changed in windows that a marker is about to pass: on all timelines, as a window is on time when all
     * that have contributed to it have passed it.
     */
    public void sendBefore(Reached marker) {
        for (String timeline : changed.timelines()) {
            changed.settle(timeline, Instant.MIN, marker.upTo(), this::send);
        }
    }

    /** Sends on what has changed in windows that no marker has passed yet. */
    public void sendEarly() {
        for (String timeline : changed.timelines()) {
            changed.settle(timeline, progress.of(timeline).upTo(), Instant.MAX, this::send);
        }
    }

    /** Forgets what nothing can change any more, now that a timeline has come so far. */
    public void forget(String timeline, Collection<Metric> metrics) {
        Reached reached = progress.of(timeline);
        if (!reached.isKnown()) {
            return;
        }
        for (Metric metric : metrics) {
            Instant upTo = reached.closed() ? Instant.MAX : metric.lastClosedEnd(reached.time(), timeline);
            String first = Keys.from(metric.name(), timeline);
            @Nullable Instant before = forgotten.put(first, upTo);
            String from = before == null ? first : Keys.from(metric.name(), timeline, Keys.time(before));
            delete(from, Keys.to(metric.name(), timeline, Keys.time(upTo)));
        }
    }

    private Partial add(Metric metric, @Nullable Partial known, Observation observation, TimeSpan slice) {
        List<Measurement> values = metric.combine(known == null ? List.of() : known.getValues(), observation.values());
        return new Partial(
                metric.name(),
                observation.group().values(),
                observation.group().currency(),
                slice.start(),
                slice.end(),
                observation.timeline(),
                source,
                values);
    }

    private void send(String key) {
        @Nullable Partial partial = partials.get(key);
        if (partial != null) {
            sink.accept(partial);
        }
    }

    private void delete(String from, String to) {
        List<String> keys = partials.keys(from, to, BATCH);
        while (!keys.isEmpty()) {
            keys.forEach(partials::delete);
            keys = partials.keys(from, to, BATCH);
        }
    }
}
