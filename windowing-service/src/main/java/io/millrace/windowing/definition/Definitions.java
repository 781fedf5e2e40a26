package io.millrace.windowing.definition;

import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the metrics of the settings, each name once. */
public final class Definitions {
    private final List<MetricSettings> settings;
    private final Set<String> taken;

    /**
     * @param taken names that are in use for something else
     */
    public Definitions(List<MetricSettings> settings, Set<String> taken) {
        this.settings = settings;
        this.taken = taken;
    }

    /** Those that nothing is wrong with, in their order. */
    public Metrics read(Duration earlyPanes, Mistakes mistakes) {
        Set<String> names = new HashSet<>(taken);
        List<Metric> metrics = new ArrayList<>();
        for (int index = 0; index < settings.size(); index++) {
            Mistakes at = mistakes.of("metrics", index);
            MetricSettings metric = settings.get(index);
            metric.toMetric(earlyPanes, at).ifPresent(metrics::add);
            if (metric.name() != null && !names.add(metric.name())) {
                at.add("name", "the name '%s' is taken".formatted(metric.name()));
            }
        }
        return new Metrics(metrics);
    }
}
