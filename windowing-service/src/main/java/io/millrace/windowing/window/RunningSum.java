package io.millrace.windowing.window;

import static java.util.Objects.requireNonNull;

import io.millrace.event.windows.GroupValue;
import io.millrace.event.windows.Partial;
import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Sums;
import io.millrace.windowing.metric.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has been contributed to one window of a group, by timeline. It can be moved to the next window. */
final class RunningSum {
    private final Metric metric;
    private final AlignedWindows windows;
    private final String group;
    private final Slices slices;
    private final Map<String, OfTimeline> timelines = new LinkedHashMap<>();
    private @Nullable TimeSpan window;
    /** The end of the first window in which something counts that lies in this one and does not count here. */
    private Instant newcomer = Instant.MAX;

    RunningSum(Metric metric, String group, Slices slices) {
        this.metric = metric;
        this.windows = (AlignedWindows) metric.windowing();
        this.group = group;
        this.slices = slices;
    }

    boolean isEmpty() {
        return timelines.isEmpty();
    }

    void moveTo(TimeSpan wanted) {
        @Nullable TimeSpan now = window;
        if (wanted.equals(now)) {
            return;
        }
        if (now != null && wanted.equals(windows.next(now))) {
            leave(now, wanted);
            enter(now, wanted);
        } else {
            beginAt(wanted);
        }
    }

    /** Moves on to the next window, and says whether the two share anything of a timeline. */
    boolean moveOn(TimeSpan next, String timeline) {
        TimeSpan now = requireNonNull(window);
        leave(now, next);
        boolean shares = timelines.containsKey(timeline);
        enter(now, next);
        return shares;
    }

    /** Adds what has been contributed to a slice since. */
    void add(Partial partial) {
        if (window != null && window.contains(partial.getStart())) {
            count(window, partial);
        }
    }

    /** One part for each timeline. */
    List<Partial> parts() {
        TimeSpan of = requireNonNull(window);
        List<Partial> parts = new ArrayList<>(timelines.size());
        timelines.forEach((timeline, sum) -> parts.add(sum.part(metric, of, timeline)));
        return parts;
    }

    private void leave(TimeSpan now, TimeSpan next) {
        slices.forEach(new TimeSpan(now.start(), next.start()), metric, group, part -> {
            if (Contributions.countIn(now, part)) {
                takeOut(part);
            }
        });
    }

    private void enter(TimeSpan now, TimeSpan next) {
        if (!next.end().isBefore(newcomer)) {
            beginAt(next);
            return;
        }
        window = next;
        slices.forEach(new TimeSpan(now.end(), next.end()), metric, group, part -> count(next, part));
    }

    private void beginAt(TimeSpan wanted) {
        timelines.clear();
        newcomer = Instant.MAX;
        window = wanted;
        slices.forEach(wanted, metric, group, part -> count(wanted, part));
    }

    private void count(TimeSpan in, Partial part) {
        if (Contributions.countIn(in, part)) {
            timelines
                    .computeIfAbsent(part.getTimeline(), name -> new OfTimeline(metric.noSums(), part))
                    .add(part);
        } else if (part.getSince().isBefore(newcomer)) {
            newcomer = part.getSince();
        }
    }

    private void takeOut(Partial part) {
        OfTimeline sum = requireNonNull(timelines.get(part.getTimeline()));
        sum.takeOut(part);
        if (sum.events == 0) {
            timelines.remove(part.getTimeline());
        }
    }

    private static final class OfTimeline {
        private final Sums sums;
        private final List<GroupValue> group;
        private final @Nullable String currency;
        private long events;

        private OfTimeline(Sums none, Partial like) {
            this.sums = none;
            this.group = like.getGroup();
            this.currency = like.getCurrency();
        }

        private void add(Partial part) {
            events += part.getEvents();
            sums.add(part.getMeasures());
        }

        private void takeOut(Partial part) {
            events -= part.getEvents();
            sums.takeOut(part.getMeasures());
        }

        private Partial part(Metric metric, TimeSpan window, String timeline) {
            return new Partial(
                    metric.name(),
                    group,
                    currency,
                    window.start(),
                    window.end(),
                    timeline,
                    null,
                    events,
                    sums.gathered());
        }
    }
}
