package io.millrace.windowing.query;

import io.millrace.event.EventNames;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.Measure;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Windowing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A metric as {@code GET /v1/windows} shows it; durations as ISO 8601 writes them. */
record MetricView(
        String name,
        FilterView filter,
        List<String> group,
        WindowView window,
        List<MeasureView> measures,
        String outOfOrderness,
        String allowedLateness,
        String keep) {

    static MetricView of(Metric metric) {
        Map<String, String> where = new TreeMap<>();
        metric.filter().where().forEach((field, value) -> where.put(field.label(), value));
        return new MetricView(
                metric.name(),
                new FilterView(
                        metric.filter().types().stream()
                                .map(EventNames::snakeCase)
                                .sorted()
                                .toList(),
                        where),
                metric.group().stream().map(Field::label).toList(),
                WindowView.of(metric.windowing()),
                metric.measures().stream().map(MeasureView::of).toList(),
                metric.outOfOrderness().toString(),
                metric.allowedLateness().toString(),
                metric.keep().toString());
    }

    record FilterView(List<String> types, Map<String, String> where) {}

    record WindowView(String kind, String size) {

        static WindowView of(Windowing windowing) {
            FixedWindows fixed = (FixedWindows) windowing;
            return new WindowView("fixed", fixed.size().toString());
        }
    }

    record MeasureView(String name, String kind, @Nullable String amount) {

        static MeasureView of(Measure measure) {
            return measure instanceof Measure.Sum sum
                    ? new MeasureView(sum.name(), "sum", sum.amount().label())
                    : new MeasureView(measure.name(), "count", null);
        }
    }
}
