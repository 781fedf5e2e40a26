package io.millrace.windowing.metric;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.Measurement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mean of an amount, over the subjects that have it: their exact sum through their number. */
public record Average(String name, Amount amount) implements Accumulated {

    @Override
    public Set<String> reads() {
        return amount.reads();
    }

    @Override
    public Optional<Accumulator> of(Subject subject) {
        return amount.of(subject).map(Decimals::rounded).map(value -> summed(1, value));
    }

    @Override
    public Accumulator merge(Accumulator one, Accumulator other) {
        return summed(one.getCount() + other.getCount(), one.getAmount().add(other.getAmount()));
    }

    @Override
    public boolean canBeTakenOut() {
        return true;
    }

    /** Of a count of 0 when nothing is left. */
    @Override
    public Accumulator without(Accumulator whole, Accumulator part) {
        return summed(whole.getCount() - part.getCount(), whole.getAmount().subtract(part.getAmount()));
    }

    @Override
    public Measurement present(@Nullable Accumulator gathered) {
        return exactly(
                gathered == null || gathered.getCount() == 0
                        ? null
                        : Decimals.quotient(gathered.getAmount(), BigDecimal.valueOf(gathered.getCount())));
    }

    @Override
    public boolean isMoney() {
        return amount.isMoney();
    }

    private Accumulator summed(long count, BigDecimal sum) {
        return new Accumulator(name, count, sum, null, List.of());
    }
}
