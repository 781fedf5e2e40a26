package io.millrace.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.system.suite.ReplayRun;
import io.millrace.system.suite.Suite;
import io.millrace.system.suite.SuiteClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A day of a real shop, and shoppers who are still on the page: the same for every way to stand the suite up. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SuiteScenario {
    private static final String DAY = "2010-12-01";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Suite suite;
    private SuiteClient client;
    private RetailOracle oracle;

    /** Stands a suite up, with its data in a folder. */
    abstract Suite start(Path folder) throws Exception;

    @BeforeAll
    void sendTheDay(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) throws Exception {
        suite = start(folder.resolve("data"));
        client = new SuiteClient(suite.ports());
        oracle = new RetailOracle(folder, DAY, DAY);
        new ReplayRun(suite.ports(), DAY, DAY).run();
    }

    @AfterAll
    void stop() {
        if (oracle != null) {
            oracle.close();
        }
        if (suite != null) {
            suite.close();
        }
    }

    @Test
    void hasEveryEventAsOneRow() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(client.count(Sql.EVENTS)).isEqualTo(oracle.events()));

        assertThat(client.query(Sql.EVENTS_PER_TYPE)).isEqualTo(oracle.eventsPerType());
        assertThat(client.count(Sql.DISTINCT_EVENTS)).isEqualTo(oracle.events());
        assertThat(client.query(Sql.REVENUE)).isEqualTo(oracle.revenuePerDayAndCountry());
    }

    @Test
    void addsRevenueUpToThePennyInWindowsThatAreFinal() {
        await().atMost(PATIENCE).until(() -> Panes.ofRevenue(client, DAY, DAY).areFinal());

        assertThat(Panes.ofRevenue(client, DAY, DAY).revenue())
                .containsExactlyInAnyOrderElementsOf(oracle.revenuePerDayAndCountry());
    }

    @Test
    void accountsForEveryEvent() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(client.ledger().path("balanced").asBoolean()).isTrue();
            assertThat(client.ledger().path("inFlight").asLong()).isZero();
            assertThat(client.windowLedger().path("balanced").asBoolean()).isTrue();
        });
    }

    @Test
    void raisesOneAlertAtTheSixthOrderWithinTenMinutes() {
        client.sendEvents(IntStream.rangeClosed(1, 6)
                .mapToObj(order -> """
                        {"type": "track", "event": "Order Completed", "messageId": "hasty-%1$d", "userId": "hasty",
                         "properties": {"order_id": "hasty-%1$d", "revenue": 10, "currency": "GBP"}}""".formatted(order))
                .collect(joining(",", "[", "]")));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(client.alerts("customer:u:hasty")).hasSize(1));
        assertThat(client.alerts("customer:u:hasty").path(0).path("rule").asString())
                .isEqualTo("orders-per-customer");
    }

    @Test
    void recommendsWhatTwoVisitorsBeforeViewedTogether() {
        client.sendEvents(views("first", "lantern", "candle"));
        client.sendEvents(views("second", "lantern", "candle"));

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(client.next("a:third", "lantern").path("items"))
                                .hasSize(1));
        JsonNode answer = client.next("a:third", "lantern");
        JsonNode item = answer.path("items").path(0);
        assertThat(answer.path("degraded").asBoolean()).isFalse();
        assertThat(item.path("id").asString()).isEqualTo("candle");
        assertThat(item.path("reason").path("type").asString()).isEqualTo("viewed-together");
        assertThat(item.path("reason").path("itemId").asString()).isEqualTo("lantern");
        assertThat(item.path("reason").path("support").asInt()).isEqualTo(2);
    }

    private static String views(String visitor, String... products) {
        return Arrays.stream(products)
                .map(product -> """
                        {"type": "track", "event": "Product Viewed", "messageId": "%1$s-%2$s", "anonymousId": "%1$s",
                         "properties": {"product_id": "%2$s"}}""".formatted(visitor, product))
                .collect(joining(",", "[", "]"));
    }
}
