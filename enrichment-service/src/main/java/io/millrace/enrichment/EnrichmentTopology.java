package io.millrace.enrichment;

import io.millrace.enrichment.catalogue.CatalogueReader;
import io.millrace.enrichment.customer.CustomerStage;
import io.millrace.enrichment.customer.Enriched;
import io.millrace.enrichment.visitor.Followed;
import io.millrace.enrichment.visitor.VisitorStage;
import io.millrace.event.enrichment.Visit;
import io.millrace.event.identity.IdentityLink;
import io.millrace.streams.StreamsModule;
import io.millrace.streams.time.MulticastMarkers;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.jspecify.annotations.Nullable;

/**
 * Each event once, with what is known about its visitor, its customer and its products.
 *
 * <pre>
 * collected ─▶ follow-visitor ─▶ links
 *                 │      └ visitors, seen-events, arrival-watermarks, visitor-ledger
 *                 ▼
 *            by-customer (repartition)        products ═▶ catalogue (in every instance)
 *                 │                                           ║
 *                 ▼                                           ▼
 *            know-customer ◀══════════════════════════════════╝
 *                 │      └ customers, visit-watermarks, customer-ledger
 *                 ├─▶ enriched
 *                 └─▶ profiles
 * </pre>
 *
 * Records without a value are watermark markers. Each stage passes on its own, to every partition behind it.
 */
final class EnrichmentTopology implements StreamsModule {
    private final EnrichmentTopics topics;
    private final VisitorStage visitorStage;
    private final CustomerStage customerStage;
    private final Serde<Visit> visits;
    private final int partitions;

    EnrichmentTopology(
            EnrichmentTopics topics,
            VisitorStage visitorStage,
            CustomerStage customerStage,
            Serde<Visit> visits,
            int partitions) {
        this.topics = topics;
        this.visitorStage = visitorStage;
        this.customerStage = customerStage;
        this.visits = visits;
        this.partitions = partitions;
    }

    @Override
    public void addTo(StreamsBuilder builder) {
        CatalogueReader.addTo(builder, topics.products());
        KStream<String, Followed> followed = builder.stream(
                        topics.collected().name(), topics.collected().consumed())
                .process(visitorStage, Named.as("follow-visitor"));
        followed.flatMap(EnrichmentTopology::linksByVisitor, Named.as("new-links"))
                .to(topics.links().name(), topics.links().produced());

        KStream<String, Enriched> enriched = followed.mapValues(EnrichmentTopology::visit, Named.as("visit-of-event"))
                .repartition(byCustomer())
                .process(customerStage, Named.as("know-customer"));
        enriched.mapValues((key, value) -> value == null ? null : value.event(), Named.as("enriched-event"))
                .to(
                        topics.enriched().name(),
                        topics.enriched().produced().withStreamPartitioner(new MulticastMarkers<>()));
        enriched.filter((key, value) -> value != null, Named.as("drop-markers"))
                .mapValues(Enriched::profile, Named.as("profile-after-event"))
                .to(topics.profiles().name(), topics.profiles().produced());
    }

    private Repartitioned<String, Visit> byCustomer() {
        return Repartitioned.<String, Visit>as("by-customer")
                .withKeySerde(Serdes.String())
                .withValueSerde(visits)
                .withNumberOfPartitions(partitions)
                .withStreamPartitioner(new MulticastMarkers<>());
    }

    private static List<KeyValue<String, IdentityLink>> linksByVisitor(String customerId, @Nullable Followed followed) {
        return followed == null
                ? List.of()
                : followed.links().stream()
                        .map(link -> KeyValue.pair(link.getVisitorId(), link))
                        .toList();
    }

    private static @Nullable Visit visit(@Nullable Followed followed) {
        return followed == null ? null : followed.visit();
    }
}
