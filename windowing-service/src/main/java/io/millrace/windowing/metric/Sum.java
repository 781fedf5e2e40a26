package io.millrace.windowing.metric;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.Measurement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An amount added up; a subject without it adds nothing. */
public record Sum(String name, Amount amount) implements Accumulated {

    @Override
    public Set<String> reads() {
        return amount.reads();
    }

    @Override
    public Optional<Accumulator> of(Subject subject) {
        return amount.of(subject).map(Decimals::rounded).map(this::summed);
    }

    @Override
    public boolean isChangedBy(Subject subject) {
        return amount.of(subject).isPresent();
    }

    @Override
    public Total total() {
        return new SumTotal(this);
    }

    @Override
    public Accumulator merge(Accumulator one, Accumulator other) {
        return summed(one.getAmount().add(other.getAmount()));
    }

    @Override
    public boolean canBeTakenOut() {
        return true;
    }

    @Override
    public Accumulator without(Accumulator whole, Accumulator part) {
        return summed(whole.getAmount().subtract(part.getAmount()));
    }

    @Override
    public Measurement present(@Nullable Accumulator gathered) {
        return exactly(gathered == null ? Decimals.NOTHING : gathered.getAmount());
    }

    @Override
    public boolean canBeAdded() {
        return true;
    }

    @Override
    public boolean isMoney() {
        return amount.isMoney();
    }

    Accumulator summed(BigDecimal sum) {
        return new Accumulator(name, 0L, sum, null, List.of());
    }
}
