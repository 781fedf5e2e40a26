package io.millrace.event.topic;

import io.millrace.event.catalogue.Product;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.event.customer.CustomerProfile;
import io.millrace.event.fraud.FraudAlert;
import io.millrace.event.fraud.FraudDecision;
import io.millrace.event.fraud.FraudRule;
import io.millrace.event.identity.IdentityLink;
import io.millrace.event.privacy.Erasure;
import io.millrace.event.recommendation.RecommendationServed;
import io.millrace.event.windows.LateEvent;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.WindowPane;
import java.util.List;

/** Every topic of the suite; the page docs/reference/topics.md is compared with it. */
public final class TopicCatalogue {
    private static final String GATEWAY = "ingest-gateway";
    private static final String ENRICHMENT = "enrichment-service";
    private static final String WINDOWING = "windowing-service";
    private static final String FRAUD = "fraud-service";
    private static final String RECOMMENDATION = "recommendation-service";

    public static final TopicSpec EVENTS_COLLECTED = TopicSpec.partitioned(
            "clickstream.collected.v1", "visitorId", CollectedEvent.class, Retention.ofDays(7), GATEWAY);

    public static final TopicSpec EVENTS_REJECTED =
            TopicSpec.single("clickstream.rejected.v1", "none", RejectedEvent.class, Retention.ofDays(30), GATEWAY);

    /** One partition, so that versions of all products have one order and one position. */
    public static final TopicSpec PRODUCTS = TopicSpec.single(
            "catalogue.products.v1", "productId@validFrom", Product.class, Retention.latestOfEachKey(), GATEWAY);

    public static final TopicSpec ERASURES = TopicSpec.partitioned(
            "privacy.erasures.v1", "customerId", Erasure.class, Retention.latestOfEachKey(), GATEWAY);

    public static final TopicSpec EVENTS_ENRICHED = TopicSpec.partitioned(
            "clickstream.enriched.v1", "customerId", EnrichedEvent.class, Retention.ofDays(7), ENRICHMENT);

    public static final TopicSpec CUSTOMER_PROFILES = TopicSpec.partitioned(
            "customers.profiles.v1", "customerId", CustomerProfile.class, Retention.latestOfEachKey(), ENRICHMENT);

    public static final TopicSpec IDENTITY_LINKS = TopicSpec.partitioned(
            "identity.links.v1", "visitorId", IdentityLink.class, Retention.latestOfEachKey(), ENRICHMENT);

    public static final TopicSpec WINDOW_RESULTS = TopicSpec.partitioned(
            "windows.results.v1", "metric, group, window", WindowPane.class, Retention.ofDays(30), WINDOWING);

    public static final TopicSpec SESSIONS_CLOSED =
            TopicSpec.partitioned("sessions.closed.v1", "sessionId", Session.class, Retention.ofDays(90), WINDOWING);

    public static final TopicSpec EVENTS_LATE = TopicSpec.partitioned(
            "clickstream.late.v1", "customerId", LateEvent.class, Retention.ofDays(30), WINDOWING);

    public static final TopicSpec ENRICHMENT_DEAD_LETTERS = TopicSpec.deadLetters(ENRICHMENT);

    public static final TopicSpec WINDOWING_DEAD_LETTERS = TopicSpec.deadLetters(WINDOWING);
    /** One partition, so that every instance reads all rules in one order. */
    public static final TopicSpec FRAUD_RULES =
            TopicSpec.single("fraud.rules.v1", "ruleId", FraudRule.class, Retention.latestOfEachKey(), FRAUD);

    public static final TopicSpec FRAUD_DECISIONS =
            TopicSpec.partitioned("fraud.decisions.v1", "customerId", FraudDecision.class, Retention.ofDays(90), FRAUD);

    public static final TopicSpec FRAUD_ALERTS =
            TopicSpec.partitioned("fraud.alerts.v1", "entity", FraudAlert.class, Retention.ofDays(90), FRAUD);

    public static final TopicSpec FRAUD_DEAD_LETTERS = TopicSpec.deadLetters(FRAUD);

    public static final TopicSpec RECOMMENDATIONS_SERVED = TopicSpec.partitioned(
            "recommendations.served.v1", "visitorId", RecommendationServed.class, Retention.ofDays(30), RECOMMENDATION);

    public static final TopicSpec WAREHOUSE_DEAD_LETTERS = TopicSpec.deadLetters("warehouse-sink");

    private TopicCatalogue() {}

    public static List<TopicSpec> all() {
        return List.of(
                EVENTS_COLLECTED,
                EVENTS_REJECTED,
                PRODUCTS,
                ERASURES,
                EVENTS_ENRICHED,
                CUSTOMER_PROFILES,
                IDENTITY_LINKS,
                WINDOW_RESULTS,
                SESSIONS_CLOSED,
                EVENTS_LATE,
                ENRICHMENT_DEAD_LETTERS,
                WINDOWING_DEAD_LETTERS,
                FRAUD_RULES,
                FRAUD_DECISIONS,
                FRAUD_ALERTS,
                FRAUD_DEAD_LETTERS,
                RECOMMENDATIONS_SERVED,
                WAREHOUSE_DEAD_LETTERS);
    }
}
