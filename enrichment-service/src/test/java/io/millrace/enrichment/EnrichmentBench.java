package io.millrace.enrichment;

import io.millrace.enrichment.customer.CustomerStage;
import io.millrace.enrichment.ledger.LedgerView;
import io.millrace.enrichment.visitor.IdentityRule;
import io.millrace.enrichment.visitor.SessionRule;
import io.millrace.enrichment.visitor.VisitorStage;
import io.millrace.event.catalogue.Product;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.customer.CustomerProfile;
import io.millrace.event.enrichment.Visit;
import io.millrace.event.identity.IdentityLink;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.streams.Topic;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.streams.testkit.StreamsBench;
import io.millrace.streams.time.ArrivalTimelines;
import io.millrace.streams.time.WatermarkHeader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The enrichment topology on the bench, with words for what goes in and comes out. */
final class EnrichmentBench implements AutoCloseable {
    static final Instant ENRICHED_AT = Instant.parse("2026-01-02T00:00:00Z");
    private static final String COLLECTED = "clickstream.collected.v1";

    private final AvroSerdes serdes = AvroSerdes.against(new InMemorySchemaRegistry());
    private final EnrichmentTopics topics = EnrichmentTopics.using(serdes);
    private final StreamsBench bench = StreamsBench.of(topology());
    private final TestInputTopic<byte[], byte[]> raw = bench.rawInput(topics.collected());
    private final TestInputTopic<String, CollectedEvent> collected =
            bench.input(new Topic<>(COLLECTED, Serdes.String(), serdes.of(CollectedEvent.class)));
    private final TestInputTopic<String, Product> products = bench.input(topics.products());
    private final TestOutputTopic<String, EnrichedEvent> enriched = bench.output(topics.enriched());
    private final TestOutputTopic<String, CustomerProfile> profiles = bench.output(topics.profiles());
    private final TestOutputTopic<String, IdentityLink> links = bench.output(topics.links());
    private final TestOutputTopic<byte[], byte[]> deadLetters = bench.deadLetters();

    private EnrichmentTopology topology() {
        Clock clock = Clock.fixed(ENRICHED_AT, ZoneOffset.UTC);
        VisitorStage.Settings visitors = new VisitorStage.Settings(
                1,
                new SessionRule(Duration.ofMinutes(30), Duration.ofHours(24), Duration.ofHours(24), 50),
                new IdentityRule(20),
                new ArrivalTimelines.Pace(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofMillis(500)),
                Duration.ofHours(24),
                Duration.ofDays(7));
        return new EnrichmentTopology(
                topics,
                new VisitorStage(visitors, serdes),
                new CustomerStage(new CustomerStage.Settings(1, Duration.ofMillis(500)), serdes, clock),
                serdes.of(Visit.class),
                1);
    }

    void collect(CollectedEvent.Builder event) {
        collect(event.build());
    }

    void collect(CollectedEvent event) {
        collected.pipeInput(event.getVisitorId(), event);
    }

    void collectRaw(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        raw.pipeInput(new TestRecord<>(key, value, headers));
    }

    void heartbeat(String gateway, Instant promise) {
        word(new Watermark("live", gateway, 0, promise, false, Confidence.COMPLETE), promise);
    }

    void word(Watermark word, Instant heardAt) {
        raw.pipeInput(new TestRecord<>(null, null, WatermarkHeader.of(word), heardAt));
    }

    void know(Product version) {
        products.pipeInput(version.getProductId() + "@" + version.getValidFrom(), version);
    }

    List<EnrichedEvent> enriched() {
        return enriched.readValuesToList().stream().filter(Objects::nonNull).toList();
    }

    /** The key of each enriched event; markers have none. */
    List<String> enrichedKeys() {
        return enriched.readKeyValuesToList().stream()
                .map(record -> record.key)
                .filter(Objects::nonNull)
                .toList();
    }

    List<Watermark> markers() {
        return enriched.readRecordsToList().stream()
                .filter(record -> record.value() == null)
                .map(record -> WatermarkHeader.read(record.headers()))
                .flatMap(Optional::stream)
                .toList();
    }

    List<CustomerProfile> profiles() {
        return profiles.readValuesToList();
    }

    List<IdentityLink> links() {
        return links.readValuesToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    LedgerView ledger() {
        return LedgerView.of(
                bench.driver().getKeyValueStore(VisitorStage.LEDGER),
                bench.driver().getKeyValueStore(CustomerStage.LEDGER));
    }

    String describe() {
        return bench.describe();
    }

    static Headers noHeaders() {
        return new RecordHeaders();
    }

    @Override
    public void close() {
        bench.close();
    }
}
