package io.millrace.windowing.query;

import static java.util.stream.Collectors.toMap;

import io.millrace.streams.web.Access;
import io.millrace.streams.web.RequiresKey;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Metrics;
import io.millrace.windowing.query.Question.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What the metrics are, and what they are known to be in each window and group. */
@RestController
@RequiresKey(Access.READ)
final class WindowsController {
    private final Map<String, Metric> metrics;
    private final PaneSearch search;
    private final PaneStreams streams;

    WindowsController(Metrics metrics, PaneSearch search, PaneStreams streams) {
        this.metrics = metrics.all().stream()
                .collect(toMap(Metric::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        this.search = search;
        this.streams = streams;
    }

    @GetMapping("/v1/windows")
    MetricsView metrics() {
        return new MetricsView(metrics.values().stream().map(MetricView::of).toList());
    }

    /** Parameters are read as they are sent, as Spring would take a comma in a group for the end of it. */
    @GetMapping("/v1/windows/{metric}")
    PanesView panes(
            @PathVariable String metric,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request) {
        PaneQuery query = PaneQuery.of(known(metric), parameters);
        String path =
                request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        Scope scope = Scope.of(request.getHeader(Question.SCOPE));
        return search.find(query, new Question(path, request.getHeader("Authorization"), scope));
    }

    /** Panes as they are committed, each under an id to go on from. */
    @GetMapping("/v1/windows/{metric}/stream")
    SseEmitter stream(
            @PathVariable String metric,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestHeader(value = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return streams.follow(PaneQuery.of(known(metric), parameters), lastEventId);
    }

    private Metric known(String name) {
        @Nullable Metric metric = metrics.get(name);
        if (metric == null) {
            throw new UnknownMetricException(name);
        }
        return metric;
    }

    /** All metrics, in the order of the settings. */
    record MetricsView(List<MetricView> metrics) {}
}
