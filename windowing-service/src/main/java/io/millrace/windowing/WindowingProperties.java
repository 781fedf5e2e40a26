package io.millrace.windowing;

import io.millrace.event.clickstream.EventType;
import io.millrace.windowing.metric.Amount;
import io.millrace.windowing.metric.EventFilter;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.Measure;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Metrics;
import io.millrace.windowing.session.SessionRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * All that an operator may set on the windowing service.
 *
 * @param metrics what is measured; the shipped ones are in the service's settings file
 * @param sessions when a visit has ended
 * @param time how often results go on
 */
@Validated
@ConfigurationProperties("millrace.windowing")
public record WindowingProperties(
        @DefaultValue List<@Valid MetricSettings> metrics,
        @Valid @DefaultValue Sessions sessions,
        @Valid @DefaultValue Time time) {

    /** The metrics, each name once. */
    Metrics toMetrics() {
        Set<String> names = new HashSet<>(Set.of(SessionRule.NAME));
        for (MetricSettings metric : metrics) {
            if (!names.add(metric.name())) {
                throw new IllegalArgumentException(
                        "millrace.windowing.metrics: the name '%s' is taken".formatted(metric.name()));
            }
        }
        return new Metrics(metrics.stream().map(MetricSettings::toMetric).toList());
    }

    /**
     * A metric. What it measures goes with its name for good: to measure something else, give it another name.
     *
     * @param name lower-case letters, digits and dashes
     * @param filter which events it is about
     * @param group fields that its results are split by
     * @param window how it cuts time
     * @param measures its numbers
     * @param outOfOrderness by how much live events may be out of order beyond what their watermark allows for
     * @param allowedLateness how long after that a late event still changes its window
     * @param keep how long a window is remembered after its last change
     */
    public record MetricSettings(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,99}")
            String name,

            @Valid @DefaultValue Filter filter,
            @DefaultValue List<Field> group,
            @NotNull @Valid Window window,
            @NotEmpty List<@Valid MeasureSettings> measures,
            @DefaultValue("0s") Duration outOfOrderness,
            @DefaultValue("24h") Duration allowedLateness,
            @DefaultValue("30d") Duration keep) {

        Metric toMetric() {
            return new Metric(
                    name,
                    new EventFilter(Set.copyOf(filter.types()), filter.where()),
                    group,
                    new FixedWindows(window.fixed()),
                    measures.stream().map(MeasureSettings::toMeasure).toList(),
                    outOfOrderness,
                    allowedLateness,
                    keep);
        }
    }

    /**
     * Which events a metric is about.
     *
     * @param types of events, by the names that SQL has for them; none for all
     * @param where what fields must say
     */
    public record Filter(
            @DefaultValue List<EventType> types,
            @DefaultValue Map<Field, String> where) {}

    /**
     * How a metric cuts time.
     *
     * @param fixed size of windows that follow one another from midnight UTC on
     */
    public record Window(@NotNull Duration fixed) {}

    /**
     * A number of a metric.
     *
     * @param name in results
     * @param kind how it is measured
     * @param amount what a sum sums up
     */
    public record MeasureSettings(
            @NotNull @Pattern(regexp = "[a-z][A-Za-z0-9]{0,99}")
            String name,

            @NotNull Kind kind,
            @Nullable Amount amount) {

        Measure toMeasure() {
            if (kind == Kind.COUNT) {
                return new Measure.Count(name);
            }
            if (amount == null) {
                throw new IllegalArgumentException("The measure '%s' sums up nothing: set its amount".formatted(name));
            }
            return new Measure.Sum(name, amount);
        }
    }

    /** How a number is measured. */
    public enum Kind {
        COUNT,
        SUM
    }

    /**
     * When a visit has ended.
     *
     * @param gap of inactivity, in event time, that ends a visit; as the enrichment service has it
     * @param allowedLateness how long after that a late event still changes the session
     * @param mostItems products remembered per session
     */
    public record Sessions(
            @DefaultValue("30m") Duration gap,
            @DefaultValue("24h") Duration allowedLateness,
            @Positive @DefaultValue("500") int mostItems) {

        SessionRule toRule() {
            return new SessionRule(gap, allowedLateness, mostItems);
        }
    }

    /**
     * How often results go on.
     *
     * @param markerStep how far a timeline advances between two markers
     * @param earlyPanes how often windows that are still open are sent
     */
    public record Time(
            @DefaultValue("500ms") Duration markerStep,
            @DefaultValue("500ms") Duration earlyPanes) {}
}
