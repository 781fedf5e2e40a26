package io.millrace.enrichment;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.enrichment.customer.CustomerStage;
import io.millrace.enrichment.visitor.VisitorStage;
import io.millrace.event.enrichment.Visit;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.StreamsModule;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.boot.ServiceTopics;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.topic.TopicSettings;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Turns settings into objects; the only class here that knows both Spring and the topology. */
@Configuration(proxyBeanMethods = false)
class EnrichmentConfiguration {

    @Bean
    ServiceTopics enrichmentServiceTopics() {
        return new ServiceTopics(
                List.of(
                        TopicCatalogue.EVENTS_ENRICHED,
                        TopicCatalogue.CUSTOMER_PROFILES,
                        TopicCatalogue.IDENTITY_LINKS,
                        TopicCatalogue.ENRICHMENT_DEAD_LETTERS),
                List.of(TopicCatalogue.EVENTS_COLLECTED, TopicCatalogue.PRODUCTS));
    }

    @Bean
    StreamsModule enrichmentTopology(
            EnrichmentProperties settings, TopicSettings topics, AvroSerdes serdes, Clock clock) {
        int partitions = topics.partitionsOf(TopicCatalogue.EVENTS_COLLECTED);
        VisitorStage visitorStage = new VisitorStage(
                new VisitorStage.Settings(
                        partitions,
                        settings.sessions().toRule(),
                        settings.identities().toRule(),
                        settings.time().toPace(),
                        settings.duplicates().keepLive(),
                        settings.duplicates().keepImports()),
                serdes);
        CustomerStage customerStage = new CustomerStage(
                new CustomerStage.Settings(partitions, settings.time().markerStep()), serdes, clock);
        return new EnrichmentTopology(
                EnrichmentTopics.using(serdes), visitorStage, customerStage, serdes.of(Visit.class), partitions);
    }

    @Bean
    EnrichmentMetrics enrichmentMetrics(LocalStores stores, MeterRegistry registry) {
        return new EnrichmentMetrics(stores, registry);
    }
}
