package io.millrace.windowing.query;

import static java.util.stream.Collectors.toMap;

import io.millrace.event.windows.WindowState;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.web.Access;
import io.millrace.streams.web.RequiresKey;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Metrics;
import io.millrace.windowing.pane.PaneStage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the metrics are, and what they are known to be in each window and group. */
@RestController
@RequiresKey(Access.READ)
final class WindowsController {
    private static final int MOST_PANES = 10_000;

    private final Map<String, Metric> metrics;
    private final LocalStores stores;
    private final Panes panes = new Panes(MOST_PANES);

    WindowsController(Metrics metrics, LocalStores stores) {
        this.metrics = metrics.all().stream()
                .collect(toMap(Metric::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        this.stores = stores;
    }

    @GetMapping("/v1/windows")
    MetricsView metrics() {
        return new MetricsView(metrics.values().stream().map(MetricView::of).toList());
    }

    /** Parameters are read as they are sent, as Spring would take a comma in a group for the end of it. */
    @GetMapping("/v1/windows/{metric}")
    PanesView panes(@PathVariable String metric, @RequestParam MultiValueMap<String, String> parameters) {
        @Nullable Metric known = metrics.get(metric);
        if (known == null) {
            throw new UnknownMetricException(metric);
        }
        PaneQuery query = PaneQuery.of(
                known,
                parameters.getFirst("from"),
                parameters.getFirst("to"),
                parameters.get("group"),
                parameters.getFirst("next"));
        return panes.find(query, stores.get(PaneStage.WINDOWS, new StoreOfEachTask<String, WindowState>()));
    }

    /** All metrics, in the order of the settings. */
    record MetricsView(List<MetricView> metrics) {}
}
