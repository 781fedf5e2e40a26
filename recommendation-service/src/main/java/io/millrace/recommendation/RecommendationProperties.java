package io.millrace.recommendation;

import io.millrace.recommendation.index.IndexLimits;
import io.millrace.recommendation.index.VstanRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * All that an operator may set on the recommendation service.
 *
 * @param dataFolder where the snapshot of the index lies; one folder serves one instance
 * @param snapshotInterval pause between two snapshots
 * @param stopTimeout how long the last snapshot may hold up the service's end
 * @param visitGap of inactivity after which what a visitor looked at no longer counts
 * @param mostItems that an answer may have
 * @param popularRefresh how old the list of popular products may be
 * @param index how much the index holds and looks at
 * @param weights what counts how much
 */
@Validated
@ConfigurationProperties("millrace.recommendation")
public record RecommendationProperties(
        @DefaultValue("data/recommendation-service") Path dataFolder,
        @DefaultValue("1m") Duration snapshotInterval,
        @DefaultValue("20s") Duration stopTimeout,
        @DefaultValue("30m") Duration visitGap,
        @Positive @DefaultValue("100") int mostItems,
        @DefaultValue("1s") Duration popularRefresh,
        @Valid @DefaultValue Index index,
        @Valid @DefaultValue Weights weights) {

    /**
     * How much the index holds and looks at; its memory follows from these.
     *
     * @param sessions visits that are remembered, a power of two
     * @param itemsPerSession products of one entry; a longer visit goes on in another
     * @param candidates visits, the newest of each product, that an answer looks at
     * @param neighbours the visits among them that are most alike and have a say
     * @param itemsPerQuestion products that an answer goes by, the newest of the visitor's
     * @param visitors visitors whose visit is known, those who clicked last
     */
    public record Index(
            @Positive @DefaultValue("262144") int sessions,
            @Positive @DefaultValue("16") int itemsPerSession,
            @Positive @DefaultValue("1000") int candidates,
            @Positive @DefaultValue("500") int neighbours,
            @Positive @DefaultValue("10") int itemsPerQuestion,
            @Positive @DefaultValue("100000") int visitors) {

        public IndexLimits toLimits() {
            return new IndexLimits(sessions, itemsPerSession, candidates, neighbours, itemsPerQuestion, visitors);
        }
    }

    /**
     * What counts how much. Each decay is the distance at which a weight has fallen to a third.
     *
     * @param positionDecay steps back in the visitor's own visit, when visits are compared
     * @param sessionDecay age of a visit, compared with the newest at hand
     * @param nearnessDecay steps between a product and the shared one in the other visit
     * @param sharedDecay steps back in the visitor's own visit to the newest shared product
     * @param rarity how much a product counts for being rare
     */
    public record Weights(
            @Positive @DefaultValue("3.62") double positionDecay,
            @DefaultValue("100d") Duration sessionDecay,
            @Positive @DefaultValue("0.4525") double nearnessDecay,
            @Positive @DefaultValue("3.62") double sharedDecay,
            @DefaultValue("1") double rarity) {

        public VstanRule toRule() {
            return new VstanRule(positionDecay, sessionDecay, nearnessDecay, sharedDecay, rarity);
        }
    }
}
