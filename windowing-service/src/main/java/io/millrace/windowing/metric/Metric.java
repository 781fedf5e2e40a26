package io.millrace.windowing.metric;

import io.millrace.event.Timelines;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.windows.GroupValue;
import io.millrace.event.windows.Measurement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Numbers per window and group. What a name means never changes: another filter, group or window is another metric.
 *
 * @param name lower-case letters, digits and dashes
 * @param group the fields that results are split by; money is also split by currency
 * @param outOfOrderness by how much live events may be out of order beyond what their watermark allows for
 * @param allowedLateness how long after that a late event still changes its window
 * @param keep how long a window is remembered after its last change; longer than an event may change it
 */
public record Metric(
        String name,
        EventFilter filter,
        List<Field> group,
        Windowing windowing,
        List<Measure> measures,
        Duration outOfOrderness,
        Duration allowedLateness,
        Duration keep) {

    public Metric {
        Duration needed = windowing.size().plus(outOfOrderness).plus(allowedLateness);
        if (keep.compareTo(needed) < 0) {
            throw new IllegalArgumentException(
                    "The metric '%s' must keep its windows for at least %s, as late events may still change them; not %s"
                            .formatted(name, needed, keep));
        }
    }

    /** What the metric sees in an event, nothing when it is not about such events. */
    public Optional<Observation> observe(EnrichedEvent event) {
        if (!filter.takes(event)) {
            return Optional.empty();
        }
        List<GroupValue> values = group.stream()
                .map(field -> new GroupValue(field.label(), field.of(event)))
                .toList();
        @Nullable String currency = isMoney() ? event.getCurrency() : null;
        return Optional.of(new Observation(
                event.getTimeline(),
                event.getEventTime(),
                new Group(values, currency),
                measures.stream()
                        .map(measure -> new Measurement(measure.name(), measure.of(event)))
                        .toList()));
    }

    /** The watermark at which nothing more is expected of a piece of time unless it is late. */
    public Instant due(Instant end, String timeline) {
        return Timelines.isLive(timeline) ? end.plus(outOfOrderness) : end;
    }

    /** The watermark from which on a piece of time can no longer change. */
    public Instant closed(Instant end, String timeline) {
        return due(end, timeline).plus(allowedLateness);
    }

    /** The end of the last piece of time that can no longer change at this watermark. */
    public Instant lastClosedEnd(Instant watermark, String timeline) {
        Instant due = watermark.minus(allowedLateness);
        return Timelines.isLive(timeline) ? due.minus(outOfOrderness) : due;
    }

    /** The measures over two sets of events, of what they are over each. */
    public List<Measurement> combine(List<Measurement> one, List<Measurement> other) {
        return measures.stream()
                .map(measure -> new Measurement(
                        measure.name(), measure.combine(valueOf(measure, one), valueOf(measure, other))))
                .toList();
    }

    /** What has to be added to what was, for the measures that can be added. */
    public List<Measurement> difference(List<Measurement> is, List<Measurement> was) {
        return measures.stream()
                .filter(Measure::canBeAdded)
                .map(measure ->
                        new Measurement(measure.name(), valueOf(measure, is).subtract(valueOf(measure, was))))
                .toList();
    }

    /** Whether amounts of money are in it, which are never added over currencies. */
    public boolean isMoney() {
        return measures.stream().anyMatch(Measure::isMoney);
    }

    private static BigDecimal valueOf(Measure measure, List<Measurement> values) {
        for (Measurement value : values) {
            if (value.getName().equals(measure.name())) {
                return value.getValue();
            }
        }
        return Measure.NOTHING;
    }
}
