package io.millrace.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How amounts are held in every schema: as decimals of one precision, never as floating point numbers. */
public final class Amounts {
    public static final int PRECISION = 18;
    public static final int MONEY_SCALE = 6;
    public static final int QUANTITY_SCALE = 3;

    private static final int SHOWN_DIGITS = 2;

    private Amounts() {}

    /** An amount of money rounded half-even to {@link #MONEY_SCALE} digits, or empty when it is too large to be held. */
    public static Optional<BigDecimal> money(BigDecimal amount) {
        return fitted(amount, MONEY_SCALE);
    }

    /** A quantity rounded half-even to {@link #QUANTITY_SCALE} digits, or empty when it is too large to be held. */
    public static Optional<BigDecimal> quantity(BigDecimal quantity) {
        return fitted(quantity, QUANTITY_SCALE);
    }

    /** The amount as a plain decimal string with as many digits as it needs, at least two: 1234.50. */
    public static String plain(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return shortest.setScale(Math.max(shortest.scale(), SHOWN_DIGITS)).toPlainString();
    }

    private static Optional<BigDecimal> fitted(BigDecimal amount, int scale) {
        // The exponent is judged before the number is expanded: 1e999999999 is short to write and long to hold.
        long wholeDigits = (long) amount.precision() - amount.scale();
        if (amount.signum() != 0 && wholeDigits > PRECISION - scale) {
            return Optional.empty();
        }
        BigDecimal rounded =
                wholeDigits < -scale ? BigDecimal.ZERO.setScale(scale) : amount.setScale(scale, RoundingMode.HALF_EVEN);
        return rounded.precision() > PRECISION ? Optional.empty() : Optional.of(rounded);
    }
}
