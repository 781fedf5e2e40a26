package io.millrace.windowing.window;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.Partial;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Observation;
import io.millrace.windowing.metric.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What has been gathered in a slice for one group and timeline, and has not been sent on. */
final class Bundle {
    private final Key key;
    private final Metric metric;
    private final List<Part> parts = new ArrayList<>(1);

    /** The first watermark that needs it: one that may make a window of it complete. */
    Instant due = Instant.MAX;

    Bundle(Key key, Metric metric) {
        this.key = key;
        this.metric = metric;
    }

    Key key() {
        return key;
    }

    /** Adds an observation to the part that it belongs to, and gives that. */
    Part add(Observation observation, TimeSpan time, @Nullable Instant since) {
        Part more = new Part(time, since, 1, observation.measures());
        @Nullable Part joined = null;
        for (int index = parts.size() - 1; index >= 0; index--) {
            Part part = parts.get(index);
            if (joined == null && part.joins(more)) {
                part.add(metric, more);
                joined = part;
            } else if (joined != null && part.joins(joined)) {
                joined.add(metric, part);
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
        return parts.stream().mapToLong(part -> part.events).sum();
    }

    void sendTo(Consumer<Partial> sink) {
        for (Part part : parts) {
            sink.accept(new Partial(
                    metric.name(),
                    key.group().values(),
                    key.group().currency(),
                    part.time.start(),
                    part.time.end(),
                    key.timeline(),
                    part.since,
                    part.events,
                    part.measures));
        }
    }

    /** What tells bundles apart; a metric is known by its name. */
    record Key(String metric, String timeline, Instant slice, Group group) {}

    /** Mostly there is one. More where events were too late for some windows of the slice, and for sessions, each of which is one. */
    static final class Part {
        private final @Nullable Instant since;
        private TimeSpan time;
        private long events;
        private List<Accumulator> measures;

        private Part(TimeSpan time, @Nullable Instant since, long events, List<Accumulator> measures) {
            this.time = time;
            this.since = since;
            this.events = events;
            this.measures = measures;
        }

        Instant start() {
            return time.start();
        }

        /** Parts of windows that stand still lie at one time; parts of sessions join when they meet. */
        private boolean joins(Part other) {
            return Objects.equals(since, other.since) && time.meets(other.time);
        }

        private void add(Metric metric, Part other) {
            time = time.with(other.time);
            events += other.events;
            measures = metric.combine(measures, other.measures);
        }
    }
}
