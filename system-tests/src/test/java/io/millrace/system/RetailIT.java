package io.millrace.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.system.suite.ReplayRun;
import io.millrace.system.suite.SuiteClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Three real days through the whole suite, from the gateway to SQL, while other shoppers are on the page. */
@TestInstance(Lifecycle.PER_CLASS)
class RetailIT {
    private static final String FROM = "2010-12-01";
    private static final String TO = "2010-12-03";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Ordered twice in these days, and sent some of it back. */
    private static final String CUSTOMER = "17841";

    /** The white hanging heart that everybody bought. */
    private static final String PRODUCT = "85123A";

    private SuiteInJvm suite;
    private SuiteClient client;
    private SuiteTopics topics;
    private RetailOracle oracle;

    @BeforeAll
    void sendTheDays(@TempDir Path folder) throws InterruptedException {
        oracle = new RetailOracle(folder, FROM, TO);
        suite = SuiteInJvm.start(folder.resolve("data"));
        client = new SuiteClient(suite.ports());
        topics = new SuiteTopics(suite.ports());
        try (LiveTraffic beside = LiveTraffic.start(client)) {
            new ReplayRun(suite.ports(), FROM, TO).run();
            awaitEvents(oracle.events());
            assertThat(beside.sent()).isPositive();
        }
    }

    @AfterAll
    void stop() {
        suite.close();
        oracle.close();
    }

    @Test
    void hasEveryEventOnceByType() {
        assertThat(client.query(Sql.EVENTS_PER_TYPE)).isEqualTo(oracle.eventsPerType());
        assertThat(client.count(Sql.DISTINCT_EVENTS)).isEqualTo(oracle.events());
    }

    @Test
    void addsRevenueUpPerDayAndCountryToThePenny() {
        assertThat(client.query(Sql.REVENUE)).isEqualTo(oracle.revenuePerDayAndCountry());
    }

    @Test
    void hasTheSameRevenueInWindowsThatAreFinal() {
        await().atMost(PATIENCE).until(() -> Panes.ofRevenue(client, FROM, TO).areFinal());

        assertThat(Panes.ofRevenue(client, FROM, TO).revenue())
                .containsExactlyInAnyOrderElementsOf(oracle.revenuePerDayAndCountry());
    }

    @Test
    void countsTheViewsOfAProductMinuteByMinute() {
        await().atMost(PATIENCE)
                .until(() -> Panes.ofViews(client, PRODUCT, FROM, TO).areFinal());

        assertThat(Panes.ofViews(client, PRODUCT, FROM, TO).views())
                .containsExactlyInAnyOrderElementsOf(oracle.viewsPerMinute(PRODUCT));
    }

    @Test
    void knowsACustomerAsTheInvoicesDo() {
        JsonNode profile = client.customer("u:" + CUSTOMER);

        assertThat(List.of(
                        profile.path("events").asString(),
                        profile.path("orders").asString(),
                        profile.path("revenue").path(0).path("amount").asString(),
                        profile.path("refunds").asString(),
                        profile.path("refunded").path(0).path("amount").asString(),
                        profile.path("firstSeen").asString(),
                        profile.path("lastSeen").asString()))
                .isEqualTo(oracle.profileOf(CUSTOMER));
    }

    @Test
    void changesNothingWhenTheSameDaysAreSentAgain() {
        JsonNode before = client.ledger();

        new ReplayRun(suite.ports(), FROM, TO).run();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(duplicates()).isEqualTo(duplicates(before) + oracle.events()));
        assertThat(client.query(Sql.EVENTS_PER_TYPE)).isEqualTo(oracle.eventsPerType());
        assertThat(client.query(Sql.REVENUE)).isEqualTo(oracle.revenuePerDayAndCountry());
        assertThat(client.customer("u:" + CUSTOMER).path("events").asString())
                .isEqualTo(oracle.profileOf(CUSTOMER).get(0));
    }

    @Test
    void keepsAMalformedEventWithItsReasonAndAcceptsItsNeighbours() {
        JsonNode answer = client.sendEvents("""
                [{"type": "track", "event": "Cart Viewed", "messageId": "n1", "anonymousId": "neighbour"},
                 {"type": "track", "event": "Cart Viewed", "messageId": "nobody's"},
                 {"type": "track", "event": "Cart Viewed", "messageId": "n2", "anonymousId": "neighbour"}]
                """);

        assertThat(answer.path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.path("rejected").path(0).path("index").asInt()).isEqualTo(1);
        assertThat(answer.path("rejected").path(0).path("code").asString()).isEqualTo("missing-identity");
        RejectedEvent rejected = topics.rejected("nobody's");
        assertThat(rejected.getCode()).isEqualTo("missing-identity");
        assertThat(UTF_8.decode(rejected.getRaw()).toString())
                .isEqualTo("{\"type\": \"track\", \"event\": \"Cart Viewed\", \"messageId\": \"nobody's\"}");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                client.query("select event_id from events where visitor_id = 'a:neighbour' order by 1"))
                        .isEqualTo(List.of(List.of("n1"), List.of("n2"))));
    }

    @Test
    void setsWhatIsNoEventAsideWhileTheStreamGoesOn() throws Exception {
        byte[] garbage = "no event at all".getBytes(UTF_8);
        long deadLettersBefore = client.ledger().path("deadLetters").asLong();

        topics.send(new ProducerRecord<>(TopicCatalogue.EVENTS_COLLECTED.name(), 0, "x".getBytes(UTF_8), garbage));
        client.sendEvents("{\"type\": \"page\", \"messageId\": \"after\", \"anonymousId\": \"after-garbage\"}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(client.count("select count(*) from events where event_id = 'after'"))
                        .isEqualTo(1));
        assertThat(topics.deadLettersOfEnrichment()).contains("no event at all");
        assertThat(client.ledger().path("deadLetters").asLong()).isEqualTo(deadLettersBefore + 1);
    }

    @Test
    void accountsForEveryEvent() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode ledger = client.ledger();
            assertThat(ledger.path("balanced").asBoolean()).isTrue();
            assertThat(ledger.path("inFlight").asLong()).isZero();
            assertThat(ledger.path("read").asLong())
                    .isEqualTo(ledger.path("enriched").asLong()
                            + ledger.path("duplicates").asLong()
                            + ledger.path("deadLetters").asLong());
        });
    }

    @Test
    void accountsForEveryEventInEveryMetric() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            long enriched = client.ledger().path("enriched").asLong();
            JsonNode ledger = client.windowLedger();
            assertThat(ledger.path("balanced").asBoolean()).as("%s", ledger).isTrue();
            assertThat(ledger.path("metrics"))
                    .isNotEmpty()
                    .allMatch(metric -> metric.path("read").asLong() == enriched);
            assertThat(ledger.path("metrics"))
                    .allMatch(metric -> metric.path("lateDropped").asLong() == 0);
        });
    }

    @Test
    void closesEachVisitAsItsGapsSay() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(client.query(Sql.SESSIONS)).isEqualTo(client.query(Sql.SESSIONS_BY_GAP)));

        assertThat(client.query(Sql.SESSIONS)).isNotEmpty();
    }

    @Test
    void knowsThatTheImportHasEndedAndThatLiveGoesOn() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(client.watermarks())
                        .extracting(timeline -> timeline.path("ended").asBoolean())
                        .containsExactlyInAnyOrder(true, false));
    }

    private void awaitEvents(long events) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(client.count(Sql.EVENTS)).isEqualTo(events));
    }

    private long duplicates() {
        return duplicates(client.ledger());
    }

    private static long duplicates(JsonNode ledger) {
        return ledger.path("duplicates").asLong();
    }
}
