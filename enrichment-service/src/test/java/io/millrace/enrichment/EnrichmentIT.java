package io.millrace.enrichment;

import static io.millrace.enrichment.Events.NOON;
import static io.millrace.enrichment.Events.event;
import static io.millrace.enrichment.Events.line;
import static io.millrace.enrichment.Events.money;
import static io.millrace.enrichment.Events.order;
import static io.millrace.enrichment.Events.version;
import static io.millrace.enrichment.RunningEnrichment.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.Completeness;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.customer.CustomerHistory;
import io.millrace.event.customer.Money;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.platform.EmbeddedRegistry;
import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.testkit.FreePorts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** The service between a real broker and a real registry. Each test has visitors of its own; some start the service anew. */
class EnrichmentIT {
    private static final String[] KEY = {"Authorization", "Bearer reader"};

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @TempDir
    static Path folder;

    private static EmbeddedRegistry registry;
    private static Shop shop;
    private static RunningEnrichment service;

    @BeforeAll
    static void start() throws Exception {
        registry = EmbeddedRegistry.start(BROKER.bootstrapServers(), FreePorts.find());
        shop = new Shop(BROKER, registry.url());
        Shop.createTopics(BROKER);
        service = startService();
    }

    @AfterAll
    static void stop() {
        service.close();
        registry.close();
    }

    @Test
    void addsWhatIsKnownOfVisitProductAndCustomer() {
        shop.know(version("lantern", NOON.minusSeconds(60), "2.50"));
        await().atMost(PATIENCE).until(() -> service.cataloguePosition() > 0);

        shop.collect(
                visit("known-1", "a:ann").setType(EventType.PRODUCT_VIEWED).setProduct(line("lantern")),
                order("known-2", NOON.plusSeconds(1), "10").setVisitorId("a:ann"),
                visit("known-3", "a:ann").setEventTime(NOON.plusSeconds(2)).setUserId("ann"));

        List<EnrichedEvent> events = awaitEnriched("known-", 3);
        EnrichedEvent viewed = only(events, "known-1");
        assertThat(viewed.getCompleteness()).isEqualTo(Completeness.COMPLETE);
        assertThat(requireNonNull(viewed.getProduct()).getName()).isEqualTo("Lantern");
        assertThat(viewed.getCustomer()).isNull();
        EnrichedEvent signedIn = only(events, "known-3");
        assertThat(signedIn.getCustomerId()).isEqualTo("u:ann");
        assertThat(signedIn.getCustomer())
                .isEqualTo(new CustomerHistory(
                        NOON, NOON.plusSeconds(1), 2L, 1L, List.of(new Money(money("10"), "GBP")), 0L, List.of()));
        assertThat(only(events, "known-2").getSessionSeq()).isEqualTo(2);
        assertThat(only(events, "known-2").getSessionId()).isEqualTo(viewed.getSessionId());
    }

    @Test
    void answersWhatItKnowsOfACustomer() {
        shop.collect(order("asked-1", NOON, "12.50").setVisitorId("a:bob"));
        awaitEnriched("asked-", 1);

        assertThat(service.get("/v1/customers/a:bob", KEY).body())
                .contains("\"customerId\":\"a:bob\"", "\"orders\":1", "\"amount\":\"12.50\"", "\"currency\":\"GBP\"");
        assertThat(service.get("/v1/customers/a:bob").statusCode()).isEqualTo(401);
        assertThat(service.get("/v1/customers/a:nobody", KEY))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(404))
                .satisfies(answer -> assertThat(answer.body()).contains("/problems/unknown-customer"));
    }

    @Test
    void setsAsideWhatIsNoEventAndGoesOn() {
        BROKER.send(new ProducerRecord<>(
                TopicCatalogue.EVENTS_COLLECTED.name(), "a:eve".getBytes(UTF_8), "no event".getBytes(UTF_8)));
        shop.collect(visit("after-garbage-1", "a:eve"));

        awaitEnriched("after-garbage-", 1);

        ConsumerRecord<byte[], byte[]> letter = BROKER.readRaw(TopicCatalogue.ENRICHMENT_DEAD_LETTERS.name()).stream()
                .filter(record -> new String(record.value(), UTF_8).equals("no event"))
                .findFirst()
                .orElseThrow();
        assertThat(letter.key()).isEqualTo("a:eve".getBytes(UTF_8));
        assertThat(letter.headers().lastHeader("__streams.errors.message").value())
                .asString(UTF_8)
                .contains("Not a collected event");
        assertThatTheLedgerIsBalanced();
    }

    @Test
    void goesOnWithoutAProductThatCannotBeReadAndStartsWithItToo() {
        BROKER.send(new ProducerRecord<>(
                TopicCatalogue.PRODUCTS.name(), "p@1".getBytes(UTF_8), "no product".getBytes(UTF_8)));
        shop.know(version("after-garbage", NOON, "1"));
        shop.collect(visit("product-1", "a:gus").setProduct(line("after-garbage")));
        awaitEnriched("product-", 1);

        service.close();
        service = startService();

        shop.collect(visit("product-2", "a:gus").setProduct(line("after-garbage")));
        EnrichedEvent after = only(awaitEnriched("product-", 2), "product-2");
        assertThat(requireNonNull(after.getProduct()).getName()).isEqualTo("Lantern");
    }

    @Test
    void tellsEveryPartitionHowFarTimeHasCome() {
        Instant promise = NOON.plusSeconds(3600);

        shop.tellAll(new Watermark("live", "g1", 0, promise, false, Confidence.COMPLETE));

        for (int partition = 0; partition < Shop.PARTITIONS; partition++) {
            int of = partition;
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(shop.markers(of))
                            .filteredOn(marker -> marker.getTime().equals(promise.minusSeconds(10)))
                            .extracting(Watermark::getSource, Watermark::getSources)
                            .containsExactlyInAnyOrder(
                                    fromAll("by-customer-0"),
                                    fromAll("by-customer-1"),
                                    fromAll("by-customer-2"),
                                    fromAll("by-customer-3")));
        }
    }

    @Test
    void passesEachEventOnOnceThoughItIsStoppedAmongThem() {
        List<CollectedEvent> events = visits("stopped-", 20, 50);
        shop.collect(events.subList(0, 500));
        await().atMost(PATIENCE).until(() -> !shop.enriched("stopped-").isEmpty());

        service.close();
        shop.collect(events.subList(400, 1000));
        service = startService();

        List<EnrichedEvent> enriched = awaitEnriched("stopped-", 1000);
        assertThat(enriched).extracting(EnrichedEvent::getMessageId).doesNotHaveDuplicates();
        for (int visitor = 0; visitor < 20; visitor++) {
            String customer = "a:stopped-" + visitor;
            assertThat(enriched)
                    .filteredOn(event -> event.getCustomerId().equals(customer))
                    .extracting(EnrichedEvent::getSessionSeq)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 50).mapToObj(Long::valueOf).toList());
        }
        assertThatTheLedgerIsBalanced();
    }

    @Test
    void knowsAllThatItKnewWhenItsFolderIsLost() throws Exception {
        List<CollectedEvent> events = visits("lost-", 5, 10);
        shop.collect(events);
        awaitEnriched("lost-", 50);
        JsonNode before = service.ledger();

        service.close();
        assertThat(FileSystemUtils.deleteRecursively(folder.resolve("state"))).isTrue();
        service = startService();
        shop.collect(events);
        shop.collect(visit("lost-new", "a:lost-0").setEventTime(NOON.plusSeconds(60)));

        List<EnrichedEvent> enriched = awaitEnriched("lost-", 51);
        assertThat(enriched).extracting(EnrichedEvent::getMessageId).doesNotHaveDuplicates();
        EnrichedEvent next = only(enriched, "lost-new");
        assertThat(next.getSessionSeq()).isEqualTo(11);
        assertThat(requireNonNull(next.getCustomer()).getEvents()).isEqualTo(10);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(count("read")).isEqualTo(before.path("read").asLong(0) + 51);
            assertThat(count("duplicates")).isEqualTo(before.path("duplicates").asLong(0) + 50);
        });
        assertThatTheLedgerIsBalanced();
    }

    private static RunningEnrichment startService() {
        RunningEnrichment started =
                RunningEnrichment.start(BROKER.bootstrapServers(), registry.url(), folder.resolve("state"));
        started.awaitReady();
        return started;
    }

    /** As many events for each of some visitors, a second apart, the visitors taking turns. */
    private static List<CollectedEvent> visits(String prefix, int visitors, int each) {
        return IntStream.range(0, visitors * each)
                .mapToObj(i -> visit(prefix + i, "a:" + prefix + i % visitors)
                        .setEventTime(NOON.plusSeconds(i / visitors))
                        .build())
                .toList();
    }

    private static CollectedEvent.Builder visit(String messageId, String visitor) {
        return event(messageId, NOON).setVisitorId(visitor);
    }

    private static List<EnrichedEvent> awaitEnriched(String prefix, int count) {
        await().atMost(PATIENCE).until(() -> shop.enriched(prefix).size() >= count);
        List<EnrichedEvent> events = shop.enriched(prefix);
        assertThat(events).hasSize(count);
        return events;
    }

    private static void assertThatTheLedgerIsBalanced() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(service.ledger().path("balanced").asBoolean(false)).isTrue();
            assertThat(count("inFlight")).isZero();
            assertThat(count("read")).isEqualTo(count("enriched") + count("duplicates") + count("deadLetters"));
        });
    }

    private static long count(String entry) {
        return service.ledger().path(entry).asLong(-1);
    }

    private static EnrichedEvent only(List<EnrichedEvent> events, String messageId) {
        return events.stream()
                .filter(event -> event.getMessageId().equals(messageId))
                .findFirst()
                .orElseThrow();
    }

    private static Tuple fromAll(String source) {
        return tuple(source, Shop.PARTITIONS);
    }
}
