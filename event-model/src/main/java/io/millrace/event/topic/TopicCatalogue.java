package io.millrace.event.topic;

import io.millrace.event.catalogue.Product;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.event.customer.CustomerProfile;
import io.millrace.event.identity.IdentityLink;
import java.util.List;

/** Every topic of the suite; the page docs/reference/topics.md is compared with it. */
public final class TopicCatalogue {
    private static final String GATEWAY = "ingest-gateway";
    private static final String ENRICHMENT = "enrichment-service";

    public static final TopicSpec EVENTS_COLLECTED = TopicSpec.partitioned(
            "clickstream.collected.v1", "visitorId", CollectedEvent.class, Retention.ofDays(7), GATEWAY);

    public static final TopicSpec EVENTS_REJECTED =
            TopicSpec.single("clickstream.rejected.v1", "none", RejectedEvent.class, Retention.ofDays(30), GATEWAY);

    /** One partition, so that versions of all products have one order and one position. */
    public static final TopicSpec PRODUCTS = TopicSpec.single(
            "catalogue.products.v1", "productId@validFrom", Product.class, Retention.latestOfEachKey(), GATEWAY);

    public static final TopicSpec EVENTS_ENRICHED = TopicSpec.partitioned(
            "clickstream.enriched.v1", "customerId", EnrichedEvent.class, Retention.ofDays(7), ENRICHMENT);

    public static final TopicSpec CUSTOMER_PROFILES = TopicSpec.partitioned(
            "customers.profiles.v1", "customerId", CustomerProfile.class, Retention.latestOfEachKey(), ENRICHMENT);

    public static final TopicSpec IDENTITY_LINKS = TopicSpec.partitioned(
            "identity.links.v1", "visitorId", IdentityLink.class, Retention.latestOfEachKey(), ENRICHMENT);

    public static final TopicSpec ENRICHMENT_DEAD_LETTERS = TopicSpec.deadLetters(ENRICHMENT);

    public static final TopicSpec WAREHOUSE_DEAD_LETTERS = TopicSpec.deadLetters("warehouse-sink");

    private TopicCatalogue() {}

    public static List<TopicSpec> all() {
        return List.of(
                EVENTS_COLLECTED,
                EVENTS_REJECTED,
                PRODUCTS,
                EVENTS_ENRICHED,
                CUSTOMER_PROFILES,
                IDENTITY_LINKS,
                ENRICHMENT_DEAD_LETTERS,
                WAREHOUSE_DEAD_LETTERS);
    }
}
