package io.millrace.windowing.query;

import io.millrace.windowing.metric.CalendarDays;
import io.millrace.windowing.metric.Each;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.GlobalWindow;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.SlidingWindows;
import io.millrace.windowing.metric.Windowing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A metric as {@code GET /v1/windows} shows it; durations as ISO 8601 writes them. */
record MetricView(
        String name,
        String description,
        FilterView filter,
        String each,
        List<String> group,
        Map<String, String> window,
        List<MeasureView> measures,
        String outOfOrderness,
        String allowedLateness,
        String keep) {

    static MetricView of(Metric metric) {
        return new MetricView(
                metric.name(),
                metric.description(),
                FilterView.of(metric.filter()),
                metric.each() == Each.EVENT ? "event" : "product",
                metric.group().stream().map(Field::label).toList(),
                window(metric.windowing()),
                metric.measures().stream().map(MeasureView::of).toList(),
                metric.outOfOrderness().toString(),
                metric.allowedLateness().toString(),
                metric.keep().toString());
    }

    private static Map<String, String> window(Windowing windowing) {
        Map<String, String> window = new TreeMap<>();
        if (windowing instanceof FixedWindows fixed) {
            window.put("kind", "fixed");
            window.put("size", fixed.size().toString());
        } else if (windowing instanceof SlidingWindows sliding) {
            window.put("kind", "sliding");
            window.put("size", sliding.size().toString());
            window.put("step", sliding.step().toString());
        } else if (windowing instanceof CalendarDays days) {
            window.put("kind", "day");
            window.put("zone", days.zone().toString());
        } else if (windowing instanceof SessionWindows session) {
            window.put("kind", "session");
            window.put("gap", session.gap().toString());
            window.put("most", session.most().toString());
        } else if (windowing instanceof GlobalWindow) {
            window.put("kind", "global");
        }
        return window;
    }
}
