package io.millrace.windowing;

import io.millrace.event.clickstream.EventType;
import io.millrace.windowing.metric.Amount;
import io.millrace.windowing.metric.CalendarDays;
import io.millrace.windowing.metric.EarlyPanes;
import io.millrace.windowing.metric.EventFilter;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.GlobalWindow;
import io.millrace.windowing.metric.Measure;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Metrics;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.SlidingWindows;
import io.millrace.windowing.metric.Windowing;
import io.millrace.windowing.session.SessionRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
        return new Metrics(metrics.stream()
                .map(metric -> metric.toMetric(time.earlyPanes()))
                .toList());
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
     * @param early when windows that are still open are sent
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
            @DefaultValue("30d") Duration keep,
            @Valid @DefaultValue Early early) {

        Metric toMetric(Duration earlyPanes) {
            return new Metric(
                    name,
                    new EventFilter(Set.copyOf(filter.types()), filter.where()),
                    group,
                    window.toWindowing(name),
                    measures.stream().map(MeasureSettings::toMeasure).toList(),
                    outOfOrderness,
                    allowedLateness,
                    keep,
                    early.toEarlyPanes(earlyPanes));
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
     * How a metric cuts time: one of these.
     *
     * @param fixed size of windows that follow one another from midnight UTC on
     * @param sliding windows that overlap
     * @param day windows of a day each, in the time zone of a place
     * @param session windows that end when there were no events for a while
     * @param global one window for all time
     */
    public record Window(
            @Nullable Duration fixed,
            @Valid @Nullable Sliding sliding,
            @Nullable ZoneId day,
            @Valid @Nullable Session session,
            @DefaultValue("false") boolean global) {

        public static Window ofSize(Duration fixed) {
            return new Window(fixed, null, null, null, false);
        }

        Windowing toWindowing(String metric) {
            List<Windowing> chosen = new ArrayList<>();
            if (fixed != null) {
                chosen.add(new FixedWindows(fixed));
            }
            if (sliding != null) {
                chosen.add(new SlidingWindows(sliding.size(), sliding.step()));
            }
            if (day != null) {
                chosen.add(new CalendarDays(day));
            }
            if (session != null) {
                chosen.add(new SessionWindows(session.gap(), session.most()));
            }
            if (global) {
                chosen.add(new GlobalWindow());
            }
            if (chosen.size() != 1) {
                throw new IllegalArgumentException(
                        "The metric '%s' needs one kind of window: fixed, sliding, day, session or global"
                                .formatted(metric));
            }
            return chosen.get(0);
        }
    }

    /**
     * Windows that overlap.
     *
     * @param size of each
     * @param step from the start of one to that of the next
     */
    public record Sliding(@NotNull Duration size, @NotNull Duration step) {}

    /**
     * Windows that end when there were no events for a while.
     *
     * @param gap without events of the group that ends one, in event time
     * @param most time from the first to the last event of one
     */
    public record Session(
            @NotNull Duration gap, @DefaultValue("24h") Duration most) {}

    /**
     * When windows that are still open are sent.
     *
     * @param every how often, null for as often as {@link Time#earlyPanes}, zero for never
     * @param count after so many more events, null for never
     */
    public record Early(
            @Nullable Duration every, @Positive @Nullable Long count) {

        EarlyPanes toEarlyPanes(Duration earlyPanes) {
            Duration time = every == null ? earlyPanes : every;
            return new EarlyPanes(
                    time.isZero() ? Optional.empty() : Optional.of(time),
                    count == null ? OptionalLong.empty() : OptionalLong.of(count));
        }
    }

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
     * @param earlyPanes how often windows that are still open are sent, unless their metric says otherwise
     * @param silence how long a source of watermarks may say nothing before that is an alarm
     */
    public record Time(
            @DefaultValue("500ms") Duration markerStep,
            @DefaultValue("500ms") Duration earlyPanes,
            @DefaultValue("1m") Duration silence) {}
}
