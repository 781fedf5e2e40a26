package io.millrace.windowing.metric;

import java.util.List;
import java.util.TreeMap;

/**
 * What a metric measures, as a text that is the same wherever it is made. Only what was gathered by the same definition can
 * stand in for one another.
 */
public final class Definition {

    private Definition() {}

    public static String of(Metric metric) {
        return String.join(
                "; ",
                metric.name(),
                text(metric.filter()),
                metric.each().name(),
                metric.group().toString(),
                metric.windowing().toString(),
                measures(metric.measures()),
                metric.outOfOrderness().toString(),
                metric.allowedLateness().toString());
    }

    private static String measures(List<Measure> measures) {
        return measures.stream().map(Definition::text).toList().toString();
    }

    private static String text(Measure measure) {
        return measure instanceof Filtered filtered
                ? text(filtered.of()) + " of " + text(filtered.filter())
                : measure.toString();
    }

    /** In the order of the fields, which is not that of a map. */
    private static String text(EventFilter filter) {
        return String.join(
                ", ",
                filter.types().stream().map(Enum::name).sorted().toList().toString(),
                new TreeMap<>(filter.where()).toString(),
                new TreeMap<>(filter.whereNot()).toString(),
                filter.amounts().stream()
                        .map(each -> each.amount() + " " + each)
                        .toList()
                        .toString());
    }
}
