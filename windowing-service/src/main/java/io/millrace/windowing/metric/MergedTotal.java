package io.millrace.windowing.metric;

import static java.util.Objects.requireNonNull;

import io.millrace.event.windows.Accumulator;
import org.jspecify.annotations.Nullable;

/** Of any measure, by what it knows to do with two accumulators. */
final class MergedTotal implements Total {
    private final Accumulated measure;
    private @Nullable Accumulator total;

    MergedTotal(Accumulated measure) {
        this.measure = measure;
    }

    @Override
    public void add(Subject subject) {
        measure.of(subject).ifPresent(this::add);
    }

    @Override
    public void add(Accumulator more) {
        total = total == null ? more : measure.merge(total, more);
    }

    @Override
    public void takeOut(Accumulator less) {
        total = measure.without(requireNonNull(total), less);
    }

    @Override
    public @Nullable Accumulator gathered() {
        return total;
    }
}
