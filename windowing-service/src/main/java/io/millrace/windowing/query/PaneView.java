package io.millrace.windowing.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.event.Amounts;
import io.millrace.event.time.Confidence;
import io.millrace.event.windows.GroupValue;
import io.millrace.event.windows.Measurement;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.metric.Metric;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pane as {@code GET /v1/windows/{metric}} shows it.
 *
 * @param currency of the amounts of money among the values, absent when there are none
 * @param values amounts of money as decimal strings, all else as numbers
 */
record PaneView(
        Instant start,
        Instant end,
        Map<String, @Nullable String> group,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String currency,
        Map<String, Object> values,
        Timing timing,
        long index,
        @Nullable Instant watermark,
        Confidence confidence) {

    static PaneView of(WindowPane pane, Metric metric) {
        return new PaneView(
                pane.getStart(),
                pane.getEnd(),
                group(pane),
                pane.getCurrency(),
                values(pane, metric),
                pane.getTiming(),
                pane.getIndex(),
                pane.getWatermark(),
                pane.getConfidence());
    }

    private static Map<String, @Nullable String> group(WindowPane pane) {
        Map<String, @Nullable String> group = new LinkedHashMap<>();
        for (GroupValue value : pane.getGroup()) {
            group.put(value.getName(), value.getValue());
        }
        return group;
    }

    private static Map<String, Object> values(WindowPane pane, Metric metric) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Measurement value : pane.getValues()) {
            boolean money = metric.measures().stream()
                    .anyMatch(measure -> measure.name().equals(value.getName()) && measure.isMoney());
            values.put(value.getName(), money ? Amounts.plain(value.getValue()) : number(value.getValue()));
        }
        return values;
    }

    /** A whole number without a point, as counts are. */
    private static Number number(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.scale() <= 0 ? shortest.toBigInteger() : shortest;
    }
}
