package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Observation;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.state.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one partition has gathered in a slice after one more observation. */
final class SliceRule {
    private final int source;

    SliceRule(int source) {
        this.source = source;
    }

    /** An observation as if there were no other. */
    Partial alone(Metric metric, Observation observation, TimeSpan time, @Nullable Instant since) {
        return new Partial(
                metric.name(),
                observation.group().values(),
                observation.group().currency(),
                time.start(),
                time.end(),
                observation.timeline(),
                source,
                since,
                1L,
                observation.measures());
    }

    /**
     * One more part added to those that there are: first in the list the one that it has become a part of, which is the only
     * one that has changed.
     */
    List<Partial> with(Metric metric, List<Partial> parts, Partial more) {
        Partial joined = more;
        List<Partial> others = new ArrayList<>();
        for (Partial part : parts) {
            if (joins(part, joined)) {
                joined = together(metric, part, joined);
            } else {
                others.add(part);
            }
        }
        others.add(0, joined);
        return others;
    }

    /** Parts of windows that stand still lie at one time; parts of sessions join when they meet. */
    private static boolean joins(Partial part, Partial other) {
        return Objects.equals(part.getSince(), other.getSince())
                && Spans.of(part).meets(Spans.of(other));
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
                one.getSource(),
                one.getSince(),
                one.getEvents() + other.getEvents(),
                metric.combine(one.getMeasures(), other.getMeasures()));
    }

    /** What tells a part from the others of its slice. */
    static String idOf(Partial part) {
        String start = Keys.time(part.getStart());
        return part.getSince() == null ? start : start + Keys.time(part.getSince());
    }
}
