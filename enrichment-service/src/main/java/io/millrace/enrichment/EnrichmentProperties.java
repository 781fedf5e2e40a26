package io.millrace.enrichment;

import io.millrace.enrichment.visitor.IdentityRule;
import io.millrace.enrichment.visitor.SessionRule;
import io.millrace.streams.time.ArrivalTimelines;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * All that an operator may set on the enrichment service.
 *
 * @param sessions what a visit is
 * @param identities what is remembered of who a visitor was
 * @param time how watermarks advance
 * @param duplicates how long an event is known again
 */
@Validated
@ConfigurationProperties("millrace.enrichment")
public record EnrichmentProperties(
        @Valid @DefaultValue Sessions sessions,
        @Valid @DefaultValue Identities identities,
        @Valid @DefaultValue Time time,
        @Valid @DefaultValue Duplicates duplicates) {

    /**
     * What a visit is.
     *
     * @param gap of inactivity, in event time, that ends a visit
     * @param longest time from a visit's first to its last event
     * @param keep how long a visit is remembered for late events, in event time
     * @param most visits remembered per visitor
     */
    public record Sessions(
            @DefaultValue("30m") Duration gap,
            @DefaultValue("24h") Duration longest,
            @DefaultValue("24h") Duration keep,
            @Positive @DefaultValue("50") int most) {

        SessionRule toRule() {
            return new SessionRule(gap, longest, keep, most);
        }
    }

    /**
     * What is remembered of who a visitor was.
     *
     * @param mostLinks changes of customer remembered per visitor
     */
    public record Identities(@Positive @DefaultValue("20") int mostLinks) {

        IdentityRule toRule() {
            return new IdentityRule(mostLinks);
        }
    }

    /**
     * How watermarks advance.
     *
     * @param outOfOrderness by how much live events may come out of order without being late
     * @param patience how long the other gateways wait for one that has fallen silent
     * @param markerStep how far a timeline advances between two markers
     */
    public record Time(
            @DefaultValue("10s") Duration outOfOrderness,
            @DefaultValue("10m") Duration patience,
            @DefaultValue("500ms") Duration markerStep) {

        ArrivalTimelines.Pace toPace() {
            return new ArrivalTimelines.Pace(outOfOrderness, patience, markerStep);
        }
    }

    /**
     * How long an event is known again.
     *
     * @param keepLive after the receipt of a live event; longer than any gateway's journal waits
     * @param keepImports after the end of an event's import
     */
    public record Duplicates(
            @DefaultValue("24h") Duration keepLive,
            @DefaultValue("7d") Duration keepImports) {}
}
