package io.millrace.windowing.metric;

import io.millrace.event.Timelines;
import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.Measurement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, about which events, in which groups and windows. What a metric measures goes with its name for good:
 * one with another filter, group or window is another metric.
 *
 * @param name lower-case letters, digits and dashes
 * @param description for people
 * @param each what counts as one
 * @param group the fields that results are split by; money is also split by currency
 * @param outOfOrderness by how much live events may be out of order beyond what their watermark allows for
 * @param allowedLateness how long after that a late event still changes its window
 * @param keep how long a window is remembered after its last change; longer than an event may change it
 * @param early when a window that is not complete is shown
 */
public record Metric(
        String name,
        String description,
        EventFilter filter,
        Each each,
        List<Field> group,
        Windowing windowing,
        List<Measure> measures,
        Duration outOfOrderness,
        Duration allowedLateness,
        Duration keep,
        EarlyPanes early) {

    public Metric {
        Duration needed = windowing
                .longest()
                .orElse(Duration.ZERO)
                .plus(windowing.reach())
                .plus(outOfOrderness)
                .plus(allowedLateness);
        if (keep.compareTo(needed) < 0) {
            throw new IllegalArgumentException(
                    "The metric '%s' must keep its windows for at least %s, as late events may still change them; not %s"
                            .formatted(name, needed, keep));
        }
    }

    /** The watermark at which nothing more is expected of a piece of time unless it is late. */
    public Instant due(Instant end, String timeline) {
        return Timelines.isLive(timeline) ? end.plus(outOfOrderness) : end;
    }

    /** The watermark from which on a piece of time can no longer change. */
    public Instant closed(Instant end, String timeline) {
        return due(end, timeline).plus(allowedLateness);
    }

    /**
     * The measures over two sets of events, of what they are over each. For two alone, {@link Sums} would cost more to make
     * than they save.
     */
    public List<Accumulator> combine(List<Accumulator> one, List<Accumulator> other) {
        List<Accumulator> both = new ArrayList<>(measures.size());
        for (Measure measure : measures) {
            if (measure instanceof Accumulated accumulated) {
                combine(accumulated, find(measure, one), find(measure, other)).ifPresent(both::add);
            }
        }
        return both;
    }

    /** What the measures are over no events yet. */
    public Sums noSums() {
        return new Sums(accumulated());
    }

    /** The measures that are gathered event by event. */
    List<Accumulated> accumulated() {
        List<Accumulated> accumulated = new ArrayList<>(measures.size());
        for (Measure measure : measures) {
            if (measure instanceof Accumulated gathered) {
                accumulated.add(gathered);
            }
        }
        return accumulated;
    }

    /** What the measures come to. */
    public List<Measurement> present(List<Accumulator> gathered) {
        Map<String, Measurement> numbers = new LinkedHashMap<>();
        for (Measure measure : measures) {
            if (measure instanceof Accumulated accumulated) {
                numbers.put(measure.name(), accumulated.present(find(measure, gathered)));
            }
        }
        return measures.stream()
                .map(measure ->
                        measure instanceof Ratio ratio ? ratio.present(numbers::get) : numbers.get(measure.name()))
                .toList();
    }

    /** What has to be added to what was, for the measures that can be added. */
    public List<Measurement> difference(List<Measurement> is, List<Measurement> was) {
        List<Measurement> deltas = new ArrayList<>();
        for (Measure measure : measures) {
            if (measure.canBeAdded()) {
                BigDecimal delta = valueOf(measure, is).subtract(valueOf(measure, was));
                deltas.add(new Measurement(measure.name(), delta, List.of(), null));
            }
        }
        return deltas;
    }

    /** Whether amounts of money are in it, which are never added over currencies. */
    public boolean isMoney() {
        for (Measure measure : measures) {
            if (measure.isMoney()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Accumulator> combine(
            Accumulated measure, @Nullable Accumulator one, @Nullable Accumulator other) {
        if (one == null || other == null) {
            return Optional.ofNullable(one == null ? other : one);
        }
        return Optional.of(measure.merge(one, other));
    }

    private static BigDecimal valueOf(Measure measure, List<Measurement> values) {
        for (Measurement value : values) {
            if (value.getName().equals(measure.name()) && value.getValue() != null) {
                return value.getValue();
            }
        }
        return Decimals.NOTHING;
    }

    private static @Nullable Accumulator find(Measure measure, List<Accumulator> gathered) {
        for (Accumulator accumulator : gathered) {
            if (accumulator.getName().equals(measure.name())) {
                return accumulator;
            }
        }
        return null;
    }
}
