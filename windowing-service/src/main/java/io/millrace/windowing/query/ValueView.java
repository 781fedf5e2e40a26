package io.millrace.windowing.query;

import io.millrace.event.Amounts;
import io.millrace.event.windows.ItemCount;
import io.millrace.event.windows.Measurement;
import io.millrace.windowing.metric.Filtered;
import io.millrace.windowing.metric.Measure;
import io.millrace.windowing.metric.Top;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How the value of a measure is written. */
final class ValueView {

    private ValueView() {}

    static @Nullable Object of(Measure measure, Measurement measurement) {
        if (isList(measure)) {
            return measurement.getTop().stream().map(Place::of).toList();
        }
        @Nullable BigDecimal value = measurement.getValue();
        if (value == null) {
            return null;
        }
        return measure.isMoney() ? Amounts.plain(value) : number(value);
    }

    private static boolean isList(Measure measure) {
        Measure of = measure instanceof Filtered filtered ? filtered.of() : measure;
        return of instanceof Top;
    }

    /** A whole number without a point, as counts are. */
    private static Number number(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() <= 0 ? shortest.toBigInteger() : shortest;
    }

    /** A value of a field and how often it occurred. */
    record Place(String value, long count) {

        static Place of(ItemCount item) {
            return new Place(item.getItem(), item.getCount());
        }
    }
}
