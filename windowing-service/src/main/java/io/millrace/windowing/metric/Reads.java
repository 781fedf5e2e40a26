package io.millrace.windowing.metric;

import java.util.HashSet;
import java.util.Set;

/** What of an event is read for a metric. */
public final class Reads {

    private Reads() {}

    /** As {@link Field#reads} has it, beyond an event's type, time and timeline. */
    public static Set<String> of(Metric metric) {
        Set<String> reads = new HashSet<>(metric.filter().reads());
        metric.group().forEach(field -> reads.add(field.reads()));
        metric.measures().forEach(measure -> reads.addAll(measure.reads()));
        if (metric.isMoney()) {
            reads.add("currency");
        }
        return reads;
    }
}
