package io.millrace.windowing.metric;

import io.millrace.event.windows.Measurement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One measure of the metric through another.
 *
 * @param of the measure that is divided
 * @param less a measure that is taken from it before; null for none
 * @param to the measure that it is divided by
 * @param isMoney whether the result is an amount of money
 */
public record Ratio(String name, String of, @Nullable String less, String to, boolean isMoney) implements Measure {

    /** A change of a ratio says nothing to somebody who has another ratio. */
    @Override
    public Set<String> reads() {
        return Set.of();
    }

    @Override
    public boolean canBeAdded() {
        return false;
    }

    /** What it comes to, of what the others come to; nothing when there is nothing to divide by. */
    Measurement present(Function<String, Measurement> others) {
        Measurement divisor = others.apply(to);
        @Nullable BigDecimal dividend = dividend(others);
        if (dividend == null || divisor.getValue() == null || divisor.getValue().signum() == 0) {
            return new Measurement(name, null, List.of(), null);
        }
        double error = Math.hypot(errorOfDividend(dividend, others), error(divisor));
        return new Measurement(
                name, Decimals.quotient(dividend, divisor.getValue()), List.of(), error == 0 ? null : error);
    }

    private @Nullable BigDecimal dividend(Function<String, Measurement> others) {
        @Nullable BigDecimal whole = others.apply(of).getValue();
        @Nullable
        BigDecimal part = less == null ? Decimals.NOTHING : others.apply(less).getValue();
        return whole == null || part == null ? null : whole.subtract(part);
    }

    /** Errors are relative; those of a sum and its part are not, and add up as squares. */
    private double errorOfDividend(BigDecimal dividend, Function<String, Measurement> others) {
        double whole = absoluteError(others.apply(of));
        double part = less == null ? 0 : absoluteError(others.apply(less));
        double absolute = Math.hypot(whole, part);
        return absolute == 0 || dividend.signum() == 0 ? 0 : absolute / Math.abs(dividend.doubleValue());
    }

    private static double absoluteError(Measurement measurement) {
        return measurement.getValue() == null
                ? 0
                : error(measurement) * Math.abs(measurement.getValue().doubleValue());
    }

    private static double error(Measurement measurement) {
        return measurement.getError() == null ? 0 : measurement.getError();
    }
}
