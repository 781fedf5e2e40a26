package io.millrace.windowing;

import io.millrace.windowing.definition.Definitions;
import io.millrace.windowing.definition.MetricSettings;
import io.millrace.windowing.definition.Mistakes;
import io.millrace.windowing.metric.Metrics;
import io.millrace.windowing.session.SessionRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * All that an operator may set on the windowing service.
 *
 * @param metrics what is measured; the shipped ones are in the service's settings file
 * @param sessions when a visit has ended
 * @param time how often results go on
 * @param queries how questions are answered
 * @param ledger how the ledger is watched
 */
@Validated
@ConfigurationProperties(value = "millrace.windowing", ignoreUnknownFields = false)
public record WindowingProperties(
        @DefaultValue List<MetricSettings> metrics,
        @Valid @DefaultValue Sessions sessions,
        @Valid @DefaultValue Time time,
        @Valid @DefaultValue Queries queries,
        @DefaultValue Ledger ledger) {

    /** The metrics that nothing is wrong with. */
    Metrics toMetrics(Mistakes mistakes) {
        return new Definitions(metrics, Set.of(SessionRule.NAME)).read(time.earlyPanes(), mistakes);
    }

    /**
     * When a visit has ended.
     *
     * @param enabled whether visits are followed at all
     * @param gap of inactivity, in event time, that ends a visit; as the enrichment service has it
     * @param allowedLateness how long after that a late event still changes the session
     * @param mostItems products remembered per session
     */
    public record Sessions(
            @DefaultValue("true") boolean enabled,
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

    /**
     * How questions are answered.
     *
     * @param patience how long another instance may take
     * @param mostStreams who may follow metrics at a time, each with a consumer
     */
    public record Queries(
            @DefaultValue("5s") Duration patience,
            @Positive @DefaultValue("32") int mostStreams) {}

    /**
     * How the ledger is watched.
     *
     * @param checkEvery time between two looks at whether every metric accounts for every event
     */
    public record Ledger(@DefaultValue("1m") Duration checkEvery) {}
}
