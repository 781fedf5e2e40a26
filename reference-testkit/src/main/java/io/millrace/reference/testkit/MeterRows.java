package io.millrace.reference.testkit;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The meters that a service registers, as {@code docs/reference/metrics.md} must list them. */
public final class MeterRows {
    private static final String OURS = "millrace.";
    private static final String NONE = "–";

    private MeterRows() {}

    /** Every meter of ours with its unit and its tags, as in {@code millrace.gateway.accepted.items | items | protocol}. */
    public static Set<String> of(MeterRegistry registry) {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .filter(meter -> meter.getName().startsWith(OURS))
                .map(meter -> String.join(" | ", meter.getName(), unit(meter), tags(meter)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String unit(Meter.Id meter) {
        return Optional.ofNullable(meter.getBaseUnit()).orElse(NONE);
    }

    private static String tags(Meter.Id meter) {
        String tags = meter.getTags().stream().map(Tag::getKey).collect(Collectors.joining(", "));
        return tags.isEmpty() ? NONE : tags;
    }
}
