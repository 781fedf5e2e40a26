package io.millrace.windowing.reprocess;

import io.millrace.windowing.metric.Definition;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Metrics;
import io.millrace.windowing.session.SessionRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run computes: one metric, or the sessions.
 *
 * @param metric as the settings have it; null for the sessions
 * @param sessions as the settings have them
 */
public record Aim(Run run, @Nullable Metric metric, SessionRule sessions) {

    /**
     * Finds it among what the settings define.
     *
     * @throws UnknownMetricException when they do not
     */
    public static Aim of(Run run, Metrics metrics, SessionRule sessions) {
        return new Aim(run, run.isOfSessions() ? null : find(run.metric(), metrics), sessions);
    }

    static Metric find(String name, Metrics metrics) {
        return metrics.all().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnknownMetricException(name, metrics));
    }

    /** The metrics that are measured: the one, over the events of the range, or none. */
    public List<Metric> measured() {
        return metric == null ? List.of() : List.of(run.measured(metric));
    }

    /** How sessions are followed, over the events of the range; null when they are not. */
    public @Nullable SessionRule followed() {
        return metric == null ? sessions.during(run.eventsOf(sessions)) : null;
    }

    /** What arrived before this cannot be about the range. */
    public Instant firstArrival() {
        return metric == null ? run.firstArrival(sessions) : run.firstArrival(metric);
    }

    public String definition() {
        return metric == null ? sessions.toString() : Definition.of(metric);
    }
}
