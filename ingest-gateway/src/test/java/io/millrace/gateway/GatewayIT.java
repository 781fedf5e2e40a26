package io.millrace.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.catalogue.Product;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.event.privacy.Erasure;
import io.millrace.event.time.Watermark;
import io.millrace.gateway.promise.GatewayId;
import io.millrace.streams.testkit.BrokerExtension;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class GatewayIT {
    private static final int PARTITIONS = 4;
    private static final String[] KEY = {"X-Write-Key", "k1"};
    private static final String[] IMPORT = {"X-Write-Key", "k2", "Millrace-Import", "last-year"};

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @TempDir
    static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void startGateway() {
        gateway =
                RunningGateway.start(BROKER.bootstrapServers(), folder, "--millrace.gateway.heartbeat-interval=100ms");
        await().atMost(Duration.ofSeconds(60)).until(gateway::isReady);
    }

    @AfterAll
    static void stopGateway() {
        gateway.close();
    }

    @Test
    void hasTheEventInTheTopicWhenItAnswers() {
        Instant before = Instant.now();

        HttpResponse<String> answer = gateway.postEvents(event("acked", "dev-1"), KEY);

        List<ConsumerRecord<String, CollectedEvent>> records = collected("acked");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"accepted\":1,\"rejected\":[]}");
        assertThat(records).hasSize(1);
        assertThat(records.get(0).key()).isEqualTo("a:dev-1");
        assertThat(records.get(0).value().getSource()).isEqualTo("shop");
        assertThat(records.get(0).value().getContext().getIp()).isNull();
        assertThat(records.get(0).value().getReceivedAt()).isBetween(before.minusMillis(1), Instant.now());
    }

    @Test
    void takesTheNeighboursOfAMalformedEventAndKeepsItsBytes() {
        String body = "%s\n{\"type\":\"track\",\n%s".formatted(event("before", "dev-2"), event("after", "dev-2"));

        HttpResponse<String> answer = gateway.postEvents(body, KEY);

        assertThat(answer.body()).contains("\"accepted\":2").contains("\"index\":1", "\"code\":\"malformed-json\"");
        assertThat(collected("before")).hasSize(1);
        assertThat(collected("after")).hasSize(1);
        assertThat(rejected())
                .filteredOn(record -> raw(record).equals("{\"type\":\"track\","))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).isNull();
                    assertThat(record.value().getCode()).isEqualTo("malformed-json");
                    assertThat(record.value().getIndex()).isEqualTo(1);
                    assertThat(record.value().getSource()).isEqualTo("shop");
                });
    }

    @Test
    void keepsTheOrderOfAVisitor() {
        List<String> ids = IntStream.range(0, 200).mapToObj(i -> "order-" + i).toList();
        String body = "["
                + String.join(",", ids.stream().map(id -> event(id, "dev-3")).toList()) + "]";

        assertThat(gateway.postEvents(body, KEY).body()).contains("\"accepted\":200");

        assertThat(collected("order-"))
                .extracting(record -> record.value().getMessageId())
                .containsExactlyElementsOf(ids);
    }

    @Test
    void promisesOnEveryPartitionAndNeverTakesItBack() {
        String id = gateway.bean(GatewayId.class).value();
        Instant before = Instant.now();

        for (int partition = 0; partition < PARTITIONS; partition++) {
            int of = partition;
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> heartbeats(of).stream()
                            .anyMatch(heartbeat -> heartbeat.getTime().isAfter(before.plusMillis(500))));
            assertThat(heartbeats(partition)).hasSizeGreaterThan(3).allSatisfy(heartbeat -> {
                assertThat(heartbeat.getSource()).isEqualTo(id);
                assertThat(heartbeat.getSources()).isZero();
                assertThat(heartbeat.getClosing()).isFalse();
            });
            assertThat(heartbeats(partition)).extracting(Watermark::getTime).isSorted();
        }
    }

    @Test
    void tellsEveryPartitionHowFarAnImportHasGot() {
        assertThat(gateway.postEvents(event("imported", "dev-4"), IMPORT).statusCode())
                .isEqualTo(200);

        HttpResponse<String> answer = gateway.send(
                "POST",
                "/v1/imports/last-year/watermark",
                "{\"time\":\"2009-12-01T07:45:00Z\",\"final\":true}",
                "X-Write-Key",
                "k2");

        assertThat(answer.body())
                .isEqualTo("{\"import\":\"last-year\",\"time\":\"2009-12-01T07:45:00.000Z\",\"final\":true}");
        assertThat(collected("imported"))
                .singleElement()
                .satisfies(record -> assertThat(record.value().getTimeline()).isEqualTo("last-year"));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            assertThat(RunningGateway.watermarks(BROKER, partition))
                    .filteredOn(watermark -> watermark.getTimeline().equals("last-year"))
                    .singleElement()
                    .satisfies(watermark -> {
                        assertThat(watermark.getSource()).isEqualTo("last-year");
                        assertThat(watermark.getSources()).isEqualTo(1);
                        assertThat(watermark.getTime()).isEqualTo("2009-12-01T07:45:00Z");
                        assertThat(watermark.getClosing()).isTrue();
                    });
        }
    }

    @Test
    void putsProductsIntoTheCatalogueAndSaysHowFarToRead() {
        String body = """
                [{"productId":"85123A","price":"2.55","currency":"GBP","validFrom":"2009-12-01T00:00:00Z"},
                 {"productId":"71053"},{"name":"nameless"}]""";

        HttpResponse<String> answer = gateway.send("PUT", "/v1/products", body, KEY);

        List<ConsumerRecord<String, Product>> products =
                BROKER.read(gateway.topics().products());
        assertThat(answer.body())
                .contains("\"accepted\":2", "\"code\":\"missing-product-id\"")
                .endsWith("\"position\":" + (products.get(products.size() - 1).offset() + 1) + "}");
        assertThat(products).extracting(ConsumerRecord::key).contains("85123A@2009-12-01T00:00:00.000Z");
        assertThat(rejected())
                .anySatisfy(record -> assertThat(record.value().getProtocol()).isEqualTo("products"));
    }

    @Test
    void showsTheProductsThatThereAreAndTheirVersions() {
        gateway.send("PUT", "/v1/products", """
                {"productId":"shown/1","name":"Lamp","price":"2.50","currency":"EUR","validFrom":"2026-01-01T00:00:00Z","attributes":{"colour":"red"}}
                {"productId":"shown/1","name":"Lantern","validFrom":"2026-02-01T00:00:00Z"}
                {"productId":"shown2","name":"Rug","validFrom":"2026-01-01T00:00:00Z"}""", KEY);

        assertThat(gateway.send("GET", "/v1/products/shown%2F1?at=2026-01-15T00:00:00Z", "", KEY)
                        .body())
                .isEqualTo(
                        "{\"productId\":\"shown/1\",\"validFrom\":\"2026-01-01T00:00:00.000Z\",\"name\":\"Lamp\",\"price\":\"2.5\",\"currency\":\"EUR\",\"attributes\":{\"colour\":\"red\"}}");
        assertThat(gateway.send("GET", "/v1/products/shown%2F1", "", KEY).body())
                .contains("Lantern");
        assertThat(gateway.send("GET", "/v1/products?after=showm&limit=1", "", KEY)
                        .body())
                .contains("Lantern")
                .doesNotContain("Rug")
                .endsWith("\"next\":\"shown/1\"}");
        HttpResponse<String> lines = gateway.send(
                "GET", "/v1/products?after=shown/1&limit=1", "", "X-Write-Key", "k1", "Accept", "application/x-ndjson");
        assertThat(lines.body()).contains("\"shown2\"").endsWith("}\n");
        assertThat(gateway.send(
                                "GET",
                                "/v1/products?after=showm&limit=1",
                                "",
                                "X-Write-Key",
                                "k1",
                                "Accept",
                                "application/x-ndjson")
                        .headers()
                        .firstValue("Millrace-Next"))
                .contains("shown%2F1");

        assertThat(gateway.send("DELETE", "/v1/products/shown2", "", KEY).body())
                .contains("\"accepted\":1");

        assertThat(gateway.send("GET", "/v1/products/shown2", "", KEY).statusCode())
                .isEqualTo(404);
        assertThat(gateway.send("GET", "/v1/products/shown2?at=2026-01-15T00:00:00Z", "", KEY)
                        .body())
                .contains("Rug");
        assertThat(gateway.send("GET", "/v1/products?after=shown/1", "", KEY).body())
                .doesNotContain("Rug");
    }

    @Test
    void handsErasuresOnAndKnowsARepeatByItsKey() {
        String erasure = "{\"erasureId\":\"t1\",\"userId\":\"ada\"}";

        assertThat(gateway.send("POST", "/v1/erasures", erasure, KEY).statusCode())
                .isEqualTo(403);
        assertThat(gateway.send("POST", "/v1/erasures", erasure, "X-Write-Key", "k3")
                        .body())
                .isEqualTo("{\"accepted\":1,\"rejected\":[]}");
        gateway.send("POST", "/v1/erasures", erasure, "X-Write-Key", "k3");

        List<ConsumerRecord<String, Erasure>> erasures =
                BROKER.read(gateway.topics().erasures());
        assertThat(erasures).extracting(ConsumerRecord::key).containsExactly("u:ada", "u:ada");
        assertThat(erasures).extracting(record -> record.value().getErasureId()).containsExactly("t1", "t1");
        assertThat(erasures.get(0).value().getSource()).isEqualTo("privacy");
    }

    @Test
    void refusesRequestsThatItCannotTake() {
        String event = event("refused", "dev-5");

        assertThat(gateway.postEvents(event).statusCode()).isEqualTo(401);
        assertThat(gateway.postEvents(event, "X-Write-Key", "other").statusCode())
                .isEqualTo(401);
        assertThat(gateway.postEvents(event, "X-Write-Key", "k1", "Millrace-Import", "last-year")
                        .statusCode())
                .isEqualTo(403);
        assertThat(gateway.postEvents("", KEY).statusCode()).isEqualTo(400);
        assertThat(gateway.postEvents("nothing to be found", KEY).statusCode()).isEqualTo(400);
        assertThat(collected("refused")).isEmpty();
        assertThat(rejected())
                .filteredOn(record -> raw(record).equals("nothing to be found"))
                .singleElement()
                .satisfies(record -> assertThat(record.value().getIndex()).isEqualTo(-1));
    }

    @Test
    void keepsTheBeginningOfABodyThatIsTooLarge() throws Exception {
        String body = "too large".repeat(1 << 18);
        HttpRequest.BodyPublisher withoutLength =
                HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(body));
        HttpRequest chunked = HttpRequest.newBuilder(gateway.uri("/v1/events"))
                .headers(KEY)
                .POST(withoutLength)
                .build();

        assertThat(gateway.postEvents(body, KEY).statusCode()).isEqualTo(413);
        assertThat(HttpClient.newHttpClient()
                        .send(chunked, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(413);

        assertThat(rejected())
                .filteredOn(record -> record.value().getCode().equals("body-too-large"))
                .hasSize(2)
                .allSatisfy(record -> {
                    assertThat(record.value().getTruncated()).isTrue();
                    assertThat(record.value().getRaw().remaining()).isEqualTo(32_768);
                });
    }

    @Test
    void takesAnOrderWithMoreThanAThousandLines() {
        String line =
                "{\"product_id\":\"%d\",\"name\":\"A product with quite a long name\",\"price\":1.25,\"quantity\":2}";
        String lines = String.join(
                ",",
                Stream.iterate(0, i -> i + 1).limit(1200).map(line::formatted).toList());
        String order =
                "{\"type\":\"track\",\"event\":\"Order Completed\",\"userId\":\"u\",\"messageId\":\"long-order\",\"properties\":{\"products\":[%s]}}"
                        .formatted(lines);

        assertThat(gateway.postEvents(order, KEY).body()).contains("\"accepted\":1");

        assertThat(collected("long-order")).singleElement().satisfies(record -> {
            assertThat(record.value().getLines()).hasSize(1200);
            assertThat(record.value().getRevenue()).isEqualByComparingTo("3000");
        });
    }

    @Test
    void describesItselfAndItsHealth() {
        assertThat(gateway.send("GET", "/actuator/health/readiness", "").body()).contains("\"status\":\"UP\"");
        assertThat(gateway.send("GET", "/actuator/prometheus", "").body())
                .contains("millrace_gateway_accepted_items_total{protocol=\"events\"}");
        assertThat(gateway.send("GET", "/openapi.json", "").body()).contains("\"openapi\"");
    }

    private static List<Watermark> heartbeats(int partition) {
        return RunningGateway.watermarks(BROKER, partition).stream()
                .filter(watermark -> watermark.getTimeline().equals("live"))
                .toList();
    }

    private static List<ConsumerRecord<String, CollectedEvent>> collected(String messageIdPrefix) {
        return BROKER.read(gateway.topics().collected()).stream()
                .filter(record -> Objects.nonNull(record.value()))
                .filter(record -> record.value().getMessageId().startsWith(messageIdPrefix))
                .toList();
    }

    private static List<ConsumerRecord<String, RejectedEvent>> rejected() {
        return BROKER.read(gateway.topics().rejected());
    }

    private static String raw(ConsumerRecord<String, RejectedEvent> record) {
        return UTF_8.decode(record.value().getRaw().duplicate()).toString();
    }

    private static String event(String messageId, String visitor) {
        return "{\"type\":\"page\",\"messageId\":\"%s\",\"anonymousId\":\"%s\",\"timestamp\":0}"
                .formatted(messageId, visitor);
    }
}
