package io.millrace.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the suite makes of shoppers while they are still on the page. */
@TestInstance(Lifecycle.PER_CLASS)
class ShopperIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private SuiteInJvm suite;
    private SuiteClient client;

    @BeforeAll
    void start(@TempDir Path folder) throws InterruptedException {
        suite = SuiteInJvm.start(folder.resolve("data"));
        client = new SuiteClient(suite.ports());
    }

    @AfterAll
    void stop() {
        suite.close();
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
