package io.millrace.windowing.metric;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The least or the greatest amount, of the subjects that have it. */
public record Extreme(String name, Amount amount, End end) implements Accumulated {

    /** Which of the two. */
    public enum End {
        MIN,
        MAX
    }

    @Override
    public Set<String> reads() {
        return amount.reads();
    }

    @Override
    public Optional<Accumulator> of(Subject subject) {
        return amount.of(subject)
                .map(Decimals::rounded)
                .map(value -> new Accumulator(name, 0L, value, null, List.of()));
    }

    @Override
    public Accumulator merge(Accumulator one, Accumulator other) {
        boolean oneIsLess = one.getAmount().compareTo(other.getAmount()) < 0;
        return oneIsLess == (end == End.MIN) ? one : other;
    }

    @Override
    public Measurement present(@Nullable Accumulator gathered) {
        return exactly(gathered == null ? null : gathered.getAmount());
    }

    @Override
    public boolean isMoney() {
        return amount.isMoney();
    }
}
