package io.millrace.windowing.reprocess;

import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Metrics;

/** The settings define no metric of the name. */
public final class UnknownMetricException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownMetricException(String name, Metrics metrics) {
        super("There is no metric '%s'; there are %s."
                .formatted(
                        name,
                        String.join(
                                ", ", metrics.all().stream().map(Metric::name).toList())));
    }
}
