package io.millrace.windowing.metric;

import io.millrace.event.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as results hold them. */
final class Decimals {
    static final BigDecimal NOTHING = of(0);

    private Decimals() {}

    static BigDecimal of(long number) {
        return BigDecimal.valueOf(number).setScale(Amounts.MONEY_SCALE);
    }

    /** Half-even, as money is rounded. */
    static BigDecimal rounded(BigDecimal number) {
        return number.setScale(Amounts.MONEY_SCALE, RoundingMode.HALF_EVEN);
    }

    static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, Amounts.MONEY_SCALE, RoundingMode.HALF_EVEN);
    }
}
