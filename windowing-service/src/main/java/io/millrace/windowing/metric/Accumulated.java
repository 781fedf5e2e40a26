package io.millrace.windowing.metric;

import io.millrace.event.windows.Accumulator;
import io.millrace.event.windows.Measurement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A measure that is gathered event by event, wherever and in whatever order events come. */
public sealed interface Accumulated extends Measure permits Count, Sum, Extreme, Average, Distinct, Top, Filtered {

    /** The measure over one subject; empty when the subject changes nothing. */
    Optional<Accumulator> of(Subject subject);

    /** Whether the subject changes it. */
    default boolean isChangedBy(Subject subject) {
        return of(subject).isPresent();
    }

    /** The measure over nothing yet, to be added to. */
    default Total total() {
        return new MergedTotal(this);
    }

    /** The measure over two sets of subjects, of what it is over each: in any order the same. */
    Accumulator merge(Accumulator one, Accumulator other);

    /** Whether what was merged can be taken out again, and what is left is known exactly. */
    default boolean canBeTakenOut() {
        return false;
    }

    /** What is left of a whole without a part that was merged into it. */
    default Accumulator without(Accumulator whole, Accumulator part) {
        throw new UnsupportedOperationException("Nothing can be taken out of " + name());
    }

    /** What it comes to; nothing when no subject has changed it. */
    Measurement present(@Nullable Accumulator gathered);

    @Override
    default boolean canBeAdded() {
        return false;
    }

    @Override
    default boolean isMoney() {
        return false;
    }

    /** A number without error. */
    default Measurement exactly(@Nullable BigDecimal value) {
        return new Measurement(name(), value, List.of(), null);
    }
}
