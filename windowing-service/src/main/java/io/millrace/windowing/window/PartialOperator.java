package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.event.windows.SliceState;
import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Observation;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.state.Agenda;
import io.millrace.windowing.state.Keys;
import io.millrace.windowing.state.SortedState;
import io.millrace.windowing.window.Placement.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The first stage of the window operator, on one partition of events: adds observations up per slice or session, group and
 * timeline, and judges which are late.
 *
 * <p>A partial is cumulative, so that the latest of a source replaces those before it, and is kept until nothing can change
 * it any more. It is sent on when a marker passes a window that it may be part of, as what is final may depend on records
 * alone; and before that whenever {@link #sendEarly} is called, by whatever clock.
 */
public final class PartialOperator {
    private static final int BATCH = 1_000;
    private static final int SUBJECT_PARTS = 2;

    private final int sources;
    private final Progress progress;
    private final SortedState<SliceState> slices;
    private final Agenda changed;
    private final Consumer<Partial> sink;
    private final SliceRule rule;
    private final Map<String, Instant> forgotten = new HashMap<>();

    /**
     * Goes on from the given state.
     *
     * @param source the partition, one of so many sources
     */
    public PartialOperator(Source source, Progress progress, State state, Consumer<Partial> sink) {
        this.sources = source.sources();
        this.progress = progress;
        this.slices = state.slices();
        this.changed = new Agenda(state.changed());
        this.sink = sink;
        this.rule = new SliceRule(source.number());
    }

    public Placement take(Metric metric, Observation observation) {
        Reached reached = progress.of(observation.timeline());
        if (metric.windowing() instanceof AlignedWindows windows) {
            return inWindows(metric, windows, observation, reached);
        }
        return inSession(metric, (SessionWindows) metric.windowing(), observation, reached);
    }

    private Placement inWindows(Metric metric, AlignedWindows windows, Observation observation, Reached reached) {
        TimeSpan slice = windows.sliceOf(observation.time());
        TimeSpan first = windows.firstWindowOf(slice);
        Instant due = metric.due(first.end(), observation.timeline());
        if (reached.passed(due)) {
            return inWindowsPassed(metric, windows, observation, reached);
        }
        add(metric, observation, slice, rule.alone(metric, observation, slice, null), due);
        return Placement.all(Verdict.ON_TIME, windows.overlap(slice), first, due, reached);
    }

    /** An event may be too late for the first windows of its slice and count in the later ones: then it is a part by itself. */
    private Placement inWindowsPassed(Metric metric, AlignedWindows windows, Observation observation, Reached reached) {
        String timeline = observation.timeline();
        TimeSpan slice = windows.sliceOf(observation.time());
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        @Nullable TimeSpan missed = null;
        @Nullable TimeSpan counts = null;
        for (TimeSpan window : windows.windowsOf(slice)) {
            Verdict verdict = Placement.verdict(
                    metric.due(window.end(), timeline), metric.closed(window.end(), timeline), reached);
            verdicts.merge(verdict, 1, Integer::sum);
            if (verdict == Verdict.TOO_LATE) {
                missed = window;
            } else if (counts == null) {
                counts = window;
            }
        }
        if (counts != null) {
            @Nullable Instant since = missed == null ? null : counts.end();
            Instant due = metric.due(counts.end(), timeline);
            add(metric, observation, slice, rule.alone(metric, observation, slice, since), due);
        }
        TimeSpan told = missed != null ? missed : windows.firstWindowOf(slice);
        return new Placement(
                told,
                metric.due(told.end(), timeline),
                reached,
                verdicts.getOrDefault(Verdict.ON_TIME, 0),
                verdicts.getOrDefault(Verdict.LATE, 0),
                verdicts.getOrDefault(Verdict.TOO_LATE, 0));
    }

    private Placement inSession(Metric metric, SessionWindows sessions, Observation observation, Reached reached) {
        String timeline = observation.timeline();
        TimeSpan alone = sessions.of(observation.time());
        Instant due = metric.due(alone.end(), timeline);
        Placement placement = Placement.in(alone, due, metric.closed(alone.end(), timeline), reached);
        if (placement.verdict() != Verdict.TOO_LATE) {
            TimeSpan cell = sessions.sliceOf(observation.time());
            add(metric, observation, cell, rule.alone(metric, observation, alone, null), null);
        }
        return placement;
    }

    /**
     * Adds to a slice.
     *
     * @param due the watermark that may make a window of it complete; null for a session, where that is any watermark past
     *     its start, as it may belong to a session of another partition that ends there
     */
    private void add(Metric metric, Observation observation, TimeSpan slice, Partial more, @Nullable Instant due) {
        String timeline = observation.timeline();
        String key = Keys.of(
                metric.name(),
                timeline,
                Keys.time(slice.end()),
                observation.group().key());
        @Nullable SliceState known = slices.get(key);
        List<Partial> parts = rule.with(metric, known == null ? List.of() : known.getParts(), more);
        Partial part = parts.get(0);
        slices.put(key, new SliceState(parts));
        Instant wanted = due == null ? metric.due(part.getStart().plusMillis(1), timeline) : due;
        changed.add(timeline, wanted, Keys.of(SliceRule.idOf(part), key));
        if (metric.early().isDueAt(part.getEvents(), sources)) {
            sink.accept(part);
        }
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

    private void send(String subject) {
        String id = Keys.part(subject, 0, SUBJECT_PARTS);
        @Nullable SliceState slice = slices.get(Keys.part(subject, 1, SUBJECT_PARTS));
        if (slice == null) {
            return;
        }
        for (Partial part : slice.getParts()) {
            // None, when it has become a part of an earlier one since.
            if (SliceRule.idOf(part).equals(id)) {
                sink.accept(part);
            }
        }
    }

    private void delete(String from, String to) {
        List<String> keys = slices.keys(from, to, BATCH);
        while (!keys.isEmpty()) {
            keys.forEach(slices::delete);
            keys = slices.keys(from, to, BATCH);
        }
    }

    /** One of so many partitions. */
    public record Source(int number, int sources) {}

    /**
     * What the operator knows, over restarts.
     *
     * @param slices by metric, timeline, end and group
     * @param changed what has not been sent on since it changed, by timeline and the watermark that needs it
     */
    public record State(SortedState<SliceState> slices, SortedState<String> changed) {}
}
