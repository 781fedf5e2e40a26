package io.millrace.windowing.metric;

import io.millrace.event.Amounts;
import io.millrace.event.windows.Accumulator;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An amount added up; of each subject it is rounded before, which most amounts need not be. */
final class SumTotal implements Total {
    private final Sum measure;
    private @Nullable BigDecimal sum;

    SumTotal(Sum measure) {
        this.measure = measure;
    }

    @Override
    public void add(Subject subject) {
        @Nullable BigDecimal amount = measure.amount().of(subject).orElse(null);
        if (amount != null) {
            add(amount.scale() <= Amounts.MONEY_SCALE ? amount : Decimals.rounded(amount));
        }
    }

    @Override
    public void add(Accumulator more) {
        add(more.getAmount());
    }

    @Override
    public void takeOut(Accumulator less) {
        add(less.getAmount().negate());
    }

    @Override
    public @Nullable Accumulator gathered() {
        return sum == null ? null : measure.summed(Decimals.rounded(sum));
    }

    private void add(BigDecimal more) {
        sum = sum == null ? more : sum.add(more);
    }
}
