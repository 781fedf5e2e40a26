package io.millrace.windowing.window;

import io.millrace.event.windows.Partial;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Observation;
import io.millrace.windowing.metric.Sums;
import io.millrace.windowing.metric.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What has been gathered in a slice for one group and timeline, and has not been sent on. */
final class Bundle {
    private final Slice slice;
    private final Group group;
    private final List<Part> parts = new ArrayList<>(1);

    /** The first watermark that needs it: one that may make a window of it complete. */
    Instant due = Instant.MAX;

    private Bundle(Slice slice, Group group) {
        this.slice = slice;
        this.group = group;
    }

    String timeline() {
        return slice.timeline;
    }

    /** The others of its slice, among which it is until it is sent. */
    Slice slice() {
        return slice;
    }

    /** Adds an observation to the part that it belongs to, and gives that. */
    Part add(Observation observation, TimeSpan time, @Nullable Instant since) {
        if (parts.size() == 1 && parts.get(0).joins(time, since)) {
            Part only = parts.get(0);
            only.add(time, observation);
            return only;
        }
        return add(new Part(slice.sums(observation), time, since));
    }

    private Part add(Part more) {
        @Nullable Part joined = null;
        for (int index = parts.size() - 1; index >= 0; index--) {
            Part part = parts.get(index);
            if (joined == null && part.joins(more.time, more.since)) {
                part.add(more);
                joined = part;
            } else if (joined != null && part.joins(joined.time, joined.since)) {
                joined.add(part);
                parts.remove(index);
            }
        }
        if (joined == null) {
            parts.add(more);
            return more;
        }
        return joined;
    }

    long events() {
        long events = 0;
        for (Part part : parts) {
            events += part.events;
        }
        return events;
    }

    /** It is not to be added to any more. */
    void sendTo(Consumer<Partial> sink) {
        for (Part part : parts) {
            sink.accept(new Partial(
                    slice.metric.name(),
                    group.values(),
                    group.currency(),
                    part.time.start(),
                    part.time.end(),
                    slice.timeline,
                    part.since,
                    part.events,
                    part.sums.gathered()));
        }
    }

    /** What tells slices apart; a metric is known by its name. */
    record Key(String metric, String timeline, Instant start) {}

    /** The bundles of all groups in a slice. */
    static final class Slice {
        private final Metric metric;
        private final String timeline;
        private final Instant start;
        private final Key key;
        private final Map<Object, Bundle> bundles = new HashMap<>();

        Slice(Metric metric, String timeline, Instant start) {
            this.metric = metric;
            this.timeline = timeline;
            this.start = start;
            this.key = new Key(metric.name(), timeline, start);
        }

        Key key() {
            return key;
        }

        boolean is(Metric other, String otherTimeline, Instant otherStart) {
            return metric.name().equals(other.name()) && start.equals(otherStart) && timeline.equals(otherTimeline);
        }

        @Nullable
        Bundle find(Group group) {
            return bundles.get(group.identity());
        }

        Bundle begin(Group group) {
            Bundle begun = new Bundle(this, group);
            bundles.put(group.identity(), begun);
            return begun;
        }

        void remove(Bundle bundle) {
            bundles.remove(bundle.group.identity());
        }

        boolean isEmpty() {
            return bundles.isEmpty();
        }

        private Sums sums(Observation first) {
            Sums sums = metric.noSums();
            sums.add(first);
            return sums;
        }
    }

    /** Mostly there is one. More where events were too late for some windows of the slice, and for sessions, each of which is one. */
    static final class Part {
        private final @Nullable Instant since;
        private TimeSpan time;
        private long events = 1;
        private final Sums sums;

        private Part(Sums first, TimeSpan time, @Nullable Instant since) {
            this.time = time;
            this.since = since;
            this.sums = first;
        }

        Instant start() {
            return time.start();
        }

        /** Parts of windows that stand still lie at one time; parts of sessions join when they meet. */
        private boolean joins(TimeSpan otherTime, @Nullable Instant otherSince) {
            return Objects.equals(since, otherSince) && time.meets(otherTime);
        }

        private void add(Part other) {
            time = time.with(other.time);
            events += other.events;
            sums.add(other.sums.gathered());
        }

        private void add(TimeSpan otherTime, Observation observation) {
            time = time.with(otherTime);
            events++;
            sums.add(observation);
        }
    }
}
