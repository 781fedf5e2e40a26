package io.millrace.windowing.metric;

import static java.util.Objects.requireNonNull;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.Measurement;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many different values a field has, exact while they are few and an estimate from then on.
 *
 * @param precision of the estimate, from 4 to 16: each step more takes twice the room
 */
public record Distinct(String name, Field field, int precision) implements Accumulated {
    static final int LEAST_PRECISION = 4;
    static final int MOST_PRECISION = 16;

    private static final double ERROR_OF_ONE_REGISTER = 1.04;

    public Distinct {
        if (precision < LEAST_PRECISION || precision > MOST_PRECISION) {
            throw new IllegalArgumentException("The precision of a distinct count must be from %d to %d, not %d"
                    .formatted(LEAST_PRECISION, MOST_PRECISION, precision));
        }
    }

    /** The relative standard error of the estimate. */
    public double error() {
        return ERROR_OF_ONE_REGISTER / Math.sqrt(1 << precision);
    }

    @Override
    public Set<String> reads() {
        return Set.of(field.reads());
    }

    @Override
    public Optional<Accumulator> of(Subject subject) {
        return Optional.ofNullable(field.of(subject)).map(value -> seen(values().of(value)));
    }

    @Override
    public Accumulator merge(Accumulator one, Accumulator other) {
        return seen(values().union(requireNonNull(one.getSketch()), requireNonNull(other.getSketch())));
    }

    @Override
    public Measurement present(@Nullable Accumulator gathered) {
        if (gathered == null) {
            return exactly(Decimals.NOTHING);
        }
        ByteBuffer seen = requireNonNull(gathered.getSketch());
        @Nullable Double error = values().isExact(seen) ? null : error();
        return new Measurement(name, Decimals.of(values().size(seen)), List.of(), error);
    }

    private DistinctValues values() {
        return new DistinctValues(precision);
    }

    private Accumulator seen(ByteBuffer values) {
        return new Accumulator(name, 0L, null, values, List.of());
    }
}
