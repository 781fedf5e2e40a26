package io.millrace.windowing.metric;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.Measurement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A measure over some of the metric's events only. */
public record Filtered(EventFilter filter, Accumulated of) implements Accumulated {

    @Override
    public Set<String> reads() {
        Set<String> reads = new HashSet<>(filter.reads());
        reads.addAll(of.reads());
        return reads;
    }

    @Override
    public String name() {
        return of.name();
    }

    @Override
    public Optional<Accumulator> of(Subject subject) {
        return filter.takes(subject) ? of.of(subject) : Optional.empty();
    }

    @Override
    public boolean isChangedBy(Subject subject) {
        return filter.takes(subject) && of.isChangedBy(subject);
    }

    @Override
    public Total total() {
        return new FilteredTotal(filter, of.total());
    }

    @Override
    public Accumulator merge(Accumulator one, Accumulator other) {
        return of.merge(one, other);
    }

    @Override
    public boolean canBeTakenOut() {
        return of.canBeTakenOut();
    }

    @Override
    public Accumulator without(Accumulator whole, Accumulator part) {
        return of.without(whole, part);
    }

    @Override
    public Measurement present(@Nullable Accumulator gathered) {
        return of.present(gathered);
    }

    @Override
    public boolean canBeAdded() {
        return of.canBeAdded();
    }

    @Override
    public boolean isMoney() {
        return of.isMoney();
    }
}
