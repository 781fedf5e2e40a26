package io.millrace.windowing.metric;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many events. */
public record Count(String name) implements Accumulated {

    @Override
    public Set<String> reads() {
        return Set.of();
    }

    @Override
    public Optional<Accumulator> of(Subject subject) {
        return Optional.of(counted(1));
    }

    @Override
    public boolean isChangedBy(Subject subject) {
        return true;
    }

    @Override
    public Total total() {
        return new CountTotal(this);
    }

    @Override
    public Accumulator merge(Accumulator one, Accumulator other) {
        return counted(one.getCount() + other.getCount());
    }

    @Override
    public boolean canBeTakenOut() {
        return true;
    }

    @Override
    public Accumulator without(Accumulator whole, Accumulator part) {
        return counted(whole.getCount() - part.getCount());
    }

    @Override
    public Measurement present(@Nullable Accumulator gathered) {
        return exactly(Decimals.of(gathered == null ? 0 : gathered.getCount()));
    }

    @Override
    public boolean canBeAdded() {
        return true;
    }

    Accumulator counted(long count) {
        return new Accumulator(name, count, null, null, List.of());
    }
}
