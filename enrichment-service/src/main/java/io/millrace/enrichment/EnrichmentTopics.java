package io.millrace.enrichment;

import io.millrace.event.catalogue.Product;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.customer.CustomerProfile;
import io.millrace.event.identity.IdentityLink;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.Topic;
import io.millrace.streams.schema.AvroSerdes;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The enrichment service's contract with the rest of the suite.
 *
 * @param collected read as bytes: what is no event must be told from what is, and counted
 */
record EnrichmentTopics(
        Topic<byte[], byte[]> collected,
        Topic<String, Product> products,
        Topic<String, EnrichedEvent> enriched,
        Topic<String, CustomerProfile> profiles,
        Topic<String, IdentityLink> links) {

    static EnrichmentTopics using(AvroSerdes serdes) {
        return new EnrichmentTopics(
                new Topic<>(TopicCatalogue.EVENTS_COLLECTED.name(), Serdes.ByteArray(), Serdes.ByteArray()),
                new Topic<>(TopicCatalogue.PRODUCTS.name(), Serdes.String(), serdes.of(Product.class)),
                new Topic<>(TopicCatalogue.EVENTS_ENRICHED.name(), Serdes.String(), serdes.of(EnrichedEvent.class)),
                new Topic<>(TopicCatalogue.CUSTOMER_PROFILES.name(), Serdes.String(), serdes.of(CustomerProfile.class)),
                new Topic<>(TopicCatalogue.IDENTITY_LINKS.name(), Serdes.String(), serdes.of(IdentityLink.class)));
    }
}
