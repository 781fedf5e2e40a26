package io.millrace.windowing.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.windowing.metric.Accumulated;
import io.millrace.windowing.metric.Amount;
import io.millrace.windowing.metric.Average;
import io.millrace.windowing.metric.Distinct;
import io.millrace.windowing.metric.Extreme;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.Filtered;
import io.millrace.windowing.metric.Measure;
import io.millrace.windowing.metric.Ratio;
import io.millrace.windowing.metric.Sum;
import io.millrace.windowing.metric.Top;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A measure as {@code GET /v1/windows} shows it.
 *
 * @param formula of a ratio
 * @param error the relative standard error of an estimate, once it is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeasureView(
        String name,
        String kind,
        @Nullable String amount,
        @Nullable String field,
        @Nullable String formula,
        @Nullable FilterView filter,
        boolean money,
        @Nullable Double error) {

    static MeasureView of(Measure measure) {
        if (measure instanceof Ratio ratio) {
            return new MeasureView(ratio.name(), "ratio", null, null, formula(ratio), null, ratio.isMoney(), null);
        }
        return measure instanceof Filtered filtered
                ? of(filtered.of(), FilterView.of(filtered.filter()))
                : of((Accumulated) measure, null);
    }

    private static MeasureView of(Accumulated measure, @Nullable FilterView filter) {
        @Nullable Amount amount = amount(measure);
        @Nullable Field field = field(measure);
        return new MeasureView(
                measure.name(),
                kind(measure),
                amount == null ? null : amount.label(),
                field == null ? null : field.label(),
                null,
                filter,
                measure.isMoney(),
                measure instanceof Distinct distinct ? distinct.error() : null);
    }

    private static String kind(Accumulated measure) {
        if (measure instanceof Extreme extreme) {
            return extreme.end().name().toLowerCase(Locale.ROOT);
        }
        return measure.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Amount amount(Accumulated measure) {
        if (measure instanceof Sum sum) {
            return sum.amount();
        }
        if (measure instanceof Average average) {
            return average.amount();
        }
        return measure instanceof Extreme extreme ? extreme.amount() : null;
    }

    private static @Nullable Field field(Accumulated measure) {
        if (measure instanceof Distinct distinct) {
            return distinct.field();
        }
        return measure instanceof Top top ? top.field() : null;
    }

    private static String formula(Ratio ratio) {
        return ratio.less() == null
                ? "%s / %s".formatted(ratio.of(), ratio.to())
                : "(%s - %s) / %s".formatted(ratio.of(), ratio.less(), ratio.to());
    }
}
