package io.millrace.enrichment;

import static io.millrace.enrichment.Events.NOON;
import static io.millrace.enrichment.Events.event;
import static io.millrace.enrichment.Events.line;
import static io.millrace.enrichment.Events.lines;
import static io.millrace.enrichment.Events.money;
import static io.millrace.enrichment.Events.order;
import static io.millrace.enrichment.Events.version;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import io.millrace.enrichment.ledger.LedgerView;
import io.millrace.event.clickstream.Completeness;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.event.customer.CustomerHistory;
import io.millrace.event.customer.CustomerProfile;
import io.millrace.event.customer.Money;
import io.millrace.event.identity.IdentityLink;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnrichmentTopologyTest {
    private final EnrichmentBench bench = new EnrichmentBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void passesAnEventOnOnceHoweverOftenItIsSent() {
        bench.collect(event("1", NOON));
        bench.collect(event("1", NOON));

        bench.collect(event("2", NOON));

        assertThat(bench.enriched()).extracting(EnrichedEvent::getMessageId).containsExactly("1", "2");
    }

    @Test
    void saysWhichVisitAnEventBelongsTo() {
        bench.collect(event("1", NOON));
        bench.collect(event("2", NOON.plusSeconds(60)));
        bench.collect(event("3", NOON.plusSeconds(7200)));

        List<EnrichedEvent> events = bench.enriched();

        assertThat(events).extracting(EnrichedEvent::getSessionSeq).containsExactly(1L, 2L, 1L);
        assertThat(events.get(1).getSessionId()).isEqualTo(events.get(0).getSessionId());
        assertThat(events.get(2).getSessionId())
                .isNotEqualTo(events.get(0).getSessionId())
                .matches("[0-9a-f]{32}");
    }

    @Test
    void keysAnEventByItsCustomer() {
        bench.collect(event("1", NOON));
        bench.collect(event("2", NOON.plusSeconds(1)).setUserId("anne"));
        bench.collect(event("3", NOON.plusSeconds(2)));

        assertThat(bench.enrichedKeys()).containsExactly("a:v1", "u:anne", "u:anne");
    }

    @Test
    void publishesTheLinkBetweenVisitorAndCustomerOnce() {
        bench.collect(event("1", NOON).setUserId("anne"));

        bench.collect(event("2", NOON.plusSeconds(1)).setUserId("anne"));

        assertThat(bench.links()).containsExactly(new IdentityLink("a:v1", "u:anne", NOON, "1"));
    }

    @Test
    void publishesTheLinkThatAnAliasMakes() {
        bench.collect(event("1", NOON).setVisitorId("u:anne").setUserId("anne").setPreviousId("old"));

        assertThat(bench.links()).containsExactly(new IdentityLink("a:old", "u:anne", NOON, "1"));
    }

    @Test
    void givesTheHistoryAsItWasBeforeTheEvent() {
        bench.collect(order("1", NOON, "10"));
        bench.collect(order("2", NOON.plusSeconds(1), "5"));

        List<EnrichedEvent> events = bench.enriched();

        assertThat(events.get(0).getCustomer()).isNull();
        assertThat(events.get(1).getCustomer())
                .isEqualTo(
                        new CustomerHistory(NOON, NOON, 1L, 1L, List.of(new Money(money("10"), "GBP")), 0L, List.of()));
    }

    @Test
    void publishesTheProfileAsItIsAfterTheEvent() {
        bench.collect(order("1", NOON, "10"));
        bench.collect(order("2", NOON.plusSeconds(1), "5"));

        CustomerProfile latest = bench.profiles().get(1);

        assertThat(latest.getCustomerId()).isEqualTo("a:v1");
        assertThat(latest.getHistory().getOrders()).isEqualTo(2);
        assertThat(latest.getHistory().getRevenue()).containsExactly(new Money(money("15"), "GBP"));
        assertThat(latest.getUpdatedAt()).isEqualTo(EnrichmentBench.ENRICHED_AT);
    }

    @Test
    void bringsWhatAVisitorDidAnonymouslyToTheCustomer() {
        bench.collect(order("1", NOON, "10"));
        bench.collect(event("2", NOON.plusSeconds(1)).setUserId("anne"));
        bench.collect(event("3", NOON.plusSeconds(2)).setUserId("anne"));

        List<CustomerProfile> profiles = bench.profiles();

        assertThat(profiles).extracting(CustomerProfile::getCustomerId).containsExactly("a:v1", "u:anne", "u:anne");
        assertThat(profiles.get(2).getHistory())
                .isEqualTo(new CustomerHistory(
                        NOON, NOON.plusSeconds(2), 3L, 1L, List.of(new Money(money("10"), "GBP")), 0L, List.of()));
    }

    @Test
    void completesProductsFromTheCatalogue() {
        bench.know(version("p1", NOON.minusSeconds(60), "2.50"));

        bench.collect(event("1", NOON).setType(EventType.PRODUCT_VIEWED).setProduct(line("p1")));
        bench.collect(event("2", NOON).setType(EventType.CART_VIEWED).setLines(lines("p1", "p2")));

        List<EnrichedEvent> events = bench.enriched();
        assertThat(events)
                .extracting(EnrichedEvent::getCompleteness)
                .containsExactly(Completeness.COMPLETE, Completeness.PARTIAL);
        assertThat(events.get(1).getLines()).extracting(ProductLine::getName).containsExactly("Lantern", null);
    }

    @Test
    void setsUnreadableRecordsAsideAndGoesOn() {
        bench.collectRaw("a:v1".getBytes(UTF_8), "not avro".getBytes(UTF_8), EnrichmentBench.noHeaders());

        bench.collect(event("1", NOON));

        List<TestRecord<byte[], byte[]>> deadLetters = bench.deadLetters();
        assertThat(deadLetters).hasSize(1);
        assertThat(deadLetters.get(0).value()).isEqualTo("not avro".getBytes(UTF_8));
        assertThat(deadLetters
                        .get(0)
                        .headers()
                        .lastHeader("__streams.errors.message")
                        .value())
                .asString(UTF_8)
                .contains("Not a collected event");
        assertThat(bench.enriched()).hasSize(1);
    }

    @Test
    void setsAsideARecordThatLostItsValue() {
        bench.collectRaw("a:v1".getBytes(UTF_8), null, EnrichmentBench.noHeaders());

        assertThat(bench.deadLetters()).hasSize(1);
        assertThat(bench.enriched()).isEmpty();
    }

    @Test
    void setsAsideAnEventUnderAForeignKey() {
        bench.collect(event("1", NOON).setVisitorId("").build());

        assertThat(bench.deadLetters()).hasSize(1);
    }

    @Test
    void accountsForEverythingItRead() {
        bench.collect(event("1", NOON));
        bench.collect(event("1", NOON));
        bench.collect(event("2", NOON));
        bench.collectRaw(null, "x".getBytes(UTF_8), EnrichmentBench.noHeaders());
        bench.heartbeat("g1", NOON);

        LedgerView ledger = bench.ledger();

        assertThat(ledger.read()).isEqualTo(4);
        assertThat(ledger.enriched()).isEqualTo(2);
        assertThat(ledger.duplicates()).isEqualTo(1);
        assertThat(ledger.deadLetters()).isEqualTo(1);
        assertThat(ledger.inFlight()).isZero();
        assertThat(ledger.balanced()).isTrue();
    }

    @Test
    void turnsHeartbeatsIntoMarkersLessTheOutOfOrderness() {
        bench.heartbeat("g1", NOON);
        bench.heartbeat("g1", NOON.plusMillis(400));
        bench.heartbeat("g1", NOON.plusMillis(1000));

        assertThat(bench.markers())
                .containsExactly(
                        live(NOON.minusSeconds(10)), live(NOON.minusSeconds(10).plusMillis(1000)));
    }

    @Test
    void passesAnImportsWatermarkOnAsItIsAndItsEnd() {
        bench.word(new Watermark("import-1", "import-1", 1, NOON, false, Confidence.COMPLETE), NOON);
        bench.word(new Watermark("import-1", "import-1", 1, NOON, true, Confidence.COMPLETE), NOON);

        assertThat(bench.markers())
                .containsExactly(
                        new Watermark("import-1", "by-customer-0", 1, NOON, false, Confidence.COMPLETE),
                        new Watermark("import-1", "by-customer-0", 1, NOON, true, Confidence.COMPLETE));
    }

    @Test
    void forgetsRepeatsAsTheGatewaysPromisesAdvance() {
        bench.collect(event("1", NOON));

        bench.heartbeat("g1", NOON.plusSeconds(26 * 3600));
        bench.collect(event("1", NOON));

        assertThat(bench.enriched()).hasSize(2);
    }

    @Test
    void keepsItsApprovedShape() {
        assertThat(bench.describe())
                .isEqualToNormalizingNewlines(contentOf(getClass().getResource("approved-topology.txt")));
    }

    private static Watermark live(Instant time) {
        return new Watermark("live", "by-customer-0", 1, time, false, Confidence.COMPLETE);
    }
}
