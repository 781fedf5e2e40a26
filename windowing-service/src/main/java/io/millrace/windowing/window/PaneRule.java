package io.millrace.windowing.window;

import io.millrace.event.time.Confidence;
import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.Measurement;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.TimeSpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a pane follows from what has been contributed to a window, and the pane before. */
final class PaneRule {
    private final Progress progress;

    PaneRule(Progress progress) {
        this.progress = progress;
    }

    /** Whether every timeline that has contributed has passed the window, so that only late events may change it. */
    boolean isComplete(Metric metric, Instant end, List<Partial> parts) {
        for (Partial part : parts) {
            if (!progress.of(part.getTimeline()).passed(metric.due(end, part.getTimeline()))) {
                return false;
            }
        }
        return true;
    }

    WindowPane next(Metric metric, TimeSpan window, List<Partial> parts, @Nullable WindowPane before, Timing timing) {
        Partial any = parts.get(0);
        List<Accumulator> gathered = List.of();
        for (Partial part : parts) {
            gathered = metric.combine(gathered, part.getMeasures());
        }
        List<Measurement> values = metric.present(gathered);
        List<Measurement> retracted = before == null ? List.of() : before.getValues();
        return new WindowPane(
                metric.name(),
                any.getGroup(),
                any.getCurrency(),
                window.start(),
                window.end(),
                timing,
                before == null ? 0L : before.getIndex() + 1,
                watermark(parts).orElse(null),
                confidence(parts),
                events(parts),
                null,
                values,
                retracted,
                metric.difference(values, retracted));
    }

    /** The last pane of a session that has become a part of another. */
    WindowPane withdrawn(Metric metric, WindowPane before, Instant mergedInto, List<Partial> parts) {
        Timing timing = before.getTiming() == Timing.EARLY ? Timing.EARLY : Timing.LATE;
        return new WindowPane(
                metric.name(),
                before.getGroup(),
                before.getCurrency(),
                before.getStart(),
                before.getEnd(),
                timing,
                before.getIndex() + 1,
                watermark(parts).orElse(null),
                confidence(parts),
                0L,
                mergedInto,
                List.of(),
                before.getValues(),
                metric.difference(List.of(), before.getValues()));
    }

    /** The first pane here of a window that was computed elsewhere. */
    static WindowPane first(Metric metric, WindowPane other) {
        return saying(metric, other, other.getValues(), List.of())
                .setTiming(other.getTiming())
                .setIndex(0L)
                .setEvents(other.getEvents())
                .build();
    }

    /** The next pane of a window, saying what was computed elsewhere. */
    static WindowPane replaced(Metric metric, WindowPane before, WindowPane other) {
        return saying(metric, other, other.getValues(), before.getValues())
                .setTiming(Timing.LATE)
                .setIndex(before.getIndex() + 1)
                .setEvents(other.getEvents())
                .build();
    }

    /** The next pane of a window that has turned out to have no events. */
    static WindowPane emptied(Metric metric, WindowPane before) {
        return saying(metric, before, metric.present(List.of()), before.getValues())
                .setTiming(Timing.LATE)
                .setIndex(before.getIndex() + 1)
                .setEvents(0L)
                .build();
    }

    private static WindowPane.Builder saying(
            Metric metric, WindowPane window, List<Measurement> values, List<Measurement> retracted) {
        return WindowPane.newBuilder()
                .setMetric(metric.name())
                .setGroup(window.getGroup())
                .setCurrency(window.getCurrency())
                .setStart(window.getStart())
                .setEnd(window.getEnd())
                .setWatermark(window.getWatermark())
                .setConfidence(window.getConfidence())
                .setMergedInto(null)
                .setValues(values)
                .setRetracted(retracted)
                .setDeltas(metric.difference(values, retracted));
    }

    static long events(List<Partial> parts) {
        long events = 0;
        for (Partial part : parts) {
            events += part.getEvents();
        }
        return events;
    }

    /** That of the slowest timeline; one that has ended holds nobody back. Empty while any has not begun. */
    private Optional<Instant> watermark(List<Partial> parts) {
        if (parts.size() == 1) {
            Reached only = progress.of(parts.get(0).getTimeline());
            return only.isKnown() ? Optional.of(only.time()) : Optional.empty();
        }
        List<Reached> reached =
                parts.stream().map(part -> progress.of(part.getTimeline())).toList();
        Optional<Instant> slowest = reached.stream()
                .filter(timeline -> !timeline.closed())
                .map(Reached::time)
                .min(Comparator.naturalOrder());
        return slowest.or(() -> reached.stream().map(Reached::time).max(Comparator.naturalOrder()))
                .filter(time -> !time.equals(Instant.MIN));
    }

    private Confidence confidence(List<Partial> parts) {
        for (Partial part : parts) {
            if (progress.of(part.getTimeline()).confidence() == Confidence.RELEASED) {
                return Confidence.RELEASED;
            }
        }
        return Confidence.COMPLETE;
    }
}
