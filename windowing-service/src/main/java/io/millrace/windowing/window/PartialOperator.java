package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Observation;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.window.Placement.Verdict;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The first stage of the window operator, on one partition of events: adds observations up per slice or session, group and
 * timeline, and judges which are late.
 *
 * <p>What it has added up it sends on once and begins anew, so that the second stage adds up what it is sent: when a marker
 * passes a window that it may be part of, as what is final may depend on records alone; before that whenever
 * {@link #sendEarly} is called, by whatever clock; and all of it whenever {@link #sendAll} is, which must be within each commit,
 * as nothing of it outlives a restart.
 */
public final class PartialOperator {
    private final int sources;
    private final Progress progress;
    private final Unsent unsent;

    /**
     * Begins with nothing.
     *
     * @param sources how many partitions there are
     */
    public PartialOperator(int sources, Progress progress, Consumer<Partial> sink) {
        this.sources = sources;
        this.progress = progress;
        this.unsent = new Unsent(sink);
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
        add(metric, observation, slice, slice, null, due);
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
            add(metric, observation, slice, slice, since, due);
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
            add(metric, observation, cell, alone, null, null);
        }
        return placement;
    }

    /**
     * Adds to a slice.
     *
     * @param time the slice; in a session, the time of the observation as if there were no other
     * @param due the watermark that may make a window of it complete; null for a session, where that is any watermark past
     *     its start, as it may belong to a session of another partition that ends there
     */
    private void add(
            Metric metric,
            Observation observation,
            TimeSpan slice,
            TimeSpan time,
            @Nullable Instant since,
            @Nullable Instant due) {
        String timeline = observation.timeline();
        Bundle bundle = unsent.bundle(metric, timeline, slice.start(), observation.group());
        Bundle.Part part = bundle.add(observation, time, since);
        unsent.needs(bundle, due == null ? metric.due(part.start().plusMillis(1), timeline) : due);
        if (metric.early().count().isPresent() && metric.early().isDueAt(bundle.events(), sources)) {
            unsent.send(bundle);
        }
    }

    /**
     * Sends on what belongs to windows that a marker is about to pass: on all timelines, as a window is on time when all
     * that have contributed to it have passed it.
     */
    public void sendBefore(Reached marker) {
        unsent.sendUpTo(marker.upTo());
    }

    /** Sends on what belongs to windows that no marker has passed yet. */
    public void sendEarly() {
        unsent.sendAfter(progress);
    }

    /** Sends on all that there is. */
    public void sendAll() {
        unsent.sendAll();
    }

    int unsent() {
        return unsent.size();
    }
}
