package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has been contributed on each timeline: all that its sources have sent, added up. */
final class Contributions {

    private Contributions() {}

    static List<Partial> of(@Nullable WindowState window) {
        return window == null ? List.of() : window.getContributions();
    }

    /** With one more added to what it is a part of. */
    static List<Partial> with(Metric metric, List<Partial> known, Partial more) {
        List<Partial> contributions = new ArrayList<>(known.size() + 1);
        Partial joined = more;
        for (Partial other : known) {
            if (joins(metric, joined, other)) {
                joined = together(metric, other, joined);
            } else {
                contributions.add(other);
            }
        }
        contributions.add(joined);
        return contributions;
    }

    /** Whether something counts in a window of its slice. */
    static boolean countIn(TimeSpan window, Partial partial) {
        return partial.getSince() == null || !window.end().isBefore(partial.getSince());
    }

    static boolean areSame(List<Partial> contributions, List<Partial> others) {
        if (contributions.size() != others.size()) {
            return false;
        }
        for (int index = 0; index < contributions.size(); index++) {
            if (!isSame(contributions.get(index), others.get(index))) {
                return false;
            }
        }
        return true;
    }

    /** Events are only ever added, so with as many it is the same. */
    private static boolean isSame(Partial partial, Partial other) {
        return other.getEvents() == partial.getEvents()
                && isOfSameKind(partial, other)
                && Spans.of(partial).equals(Spans.of(other));
    }

    static boolean know(List<Partial> contributions, String timeline) {
        for (Partial partial : contributions) {
            if (partial.getTimeline().equals(timeline)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a part of the same slice and timeline has set a timer in the first window of another, or one before. */
    static boolean waitFor(List<Partial> contributions, Partial partial) {
        for (Partial other : contributions) {
            if (other.getTimeline().equals(partial.getTimeline()) && beginsBefore(other, partial)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsBefore(Partial other, Partial partial) {
        return other.getSince() == null
                || (partial.getSince() != null && !other.getSince().isAfter(partial.getSince()));
    }

    /** Parts of windows that stand still lie at one time; parts of sessions join when they meet, but never over the end of a cell. */
    private static boolean joins(Metric metric, Partial partial, Partial other) {
        return isOfSameKind(partial, other)
                && Spans.of(partial).meets(Spans.of(other))
                && (metric.windowing() instanceof AlignedWindows || areInSameCell(metric, partial, other));
    }

    private static boolean areInSameCell(Metric metric, Partial partial, Partial other) {
        return metric.windowing()
                .sliceOf(partial.getStart())
                .equals(metric.windowing().sliceOf(other.getStart()));
    }

    private static boolean isOfSameKind(Partial partial, Partial other) {
        return other.getTimeline().equals(partial.getTimeline())
                && Objects.equals(other.getSince(), partial.getSince());
    }

    private static Partial together(Metric metric, Partial one, Partial other) {
        TimeSpan time = Spans.of(one).with(Spans.of(other));
        return new Partial(
                one.getMetric(),
                one.getGroup(),
                one.getCurrency(),
                time.start(),
                time.end(),
                one.getTimeline(),
                one.getSince(),
                one.getEvents() + other.getEvents(),
                metric.combine(one.getMeasures(), other.getMeasures()));
    }
}
