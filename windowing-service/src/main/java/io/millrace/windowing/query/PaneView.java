package io.millrace.windowing.query;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.event.time.Confidence;
import io.millrace.event.windows.GroupValue;
import io.millrace.event.windows.Measurement;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Measure;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.window.PaneOperator;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pane as {@code GET /v1/windows/{metric}} shows it.
 *
 * @param currency of the amounts of money among the values, absent when there are none
 * @param values amounts of money as decimal strings, all other numbers as numbers, top lists as lists
 * @param errors of the values that are not exact, absent when all are
 */
record PaneView(
        Instant start,
        Instant end,
        Map<String, @Nullable String> group,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String currency,
        Map<String, @Nullable Object> values,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> errors,
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
                errors(pane),
                pane.getTiming(),
                pane.getIndex(),
                pane.getWatermark(),
                pane.getConfidence());
    }

    /** Where it stands among the panes of its metric. */
    String key(String metric) {
        List<GroupValue> values = group.entrySet().stream()
                .map(value -> new GroupValue(value.getKey(), value.getValue()))
                .toList();
        return PaneOperator.key(metric, start, new Group(values, currency));
    }

    private static Map<String, @Nullable String> group(WindowPane pane) {
        Map<String, @Nullable String> group = new LinkedHashMap<>();
        for (GroupValue value : pane.getGroup()) {
            group.put(value.getName(), value.getValue());
        }
        return group;
    }

    private static Map<String, @Nullable Object> values(WindowPane pane, Metric metric) {
        Map<String, Measurement> said = pane.getValues().stream().collect(toMap(Measurement::getName, identity()));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Measure measure : metric.measures()) {
            @Nullable Measurement value = said.get(measure.name());
            if (value != null) {
                values.put(measure.name(), ValueView.of(measure, value));
            }
        }
        return values;
    }

    private static Map<String, Double> errors(WindowPane pane) {
        Map<String, Double> errors = new LinkedHashMap<>();
        for (Measurement value : pane.getValues()) {
            if (value.getError() != null) {
                errors.put(value.getName(), value.getError());
            }
        }
        return errors;
    }
}
