package io.millrace.gateway;

import static io.millrace.gateway.SharedGateway.KEY;
import static io.millrace.gateway.SharedGateway.PARTITIONS;
import static io.millrace.gateway.SharedGateway.event;
import static io.millrace.gateway.SharedGateway.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.time.Watermark;
import io.millrace.gateway.promise.GatewayId;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of events, from the request to the topic; and what the gateway promises of those to come. */
class GatewayIT {
    @RegisterExtension
    static final SharedGateway SHARED = new SharedGateway();

    private final RunningGateway gateway = SHARED.gateway();

    @Test
    void hasTheEventInTheTopicWhenItAnswers() {
        Instant before = Instant.now();

        HttpResponse<String> answer = gateway.postEvents(event("acked", "dev-1"), KEY);

        List<ConsumerRecord<String, CollectedEvent>> records = SHARED.collected("acked");
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
        assertThat(SHARED.collected("before")).hasSize(1);
        assertThat(SHARED.collected("after")).hasSize(1);
        assertThat(SHARED.rejected())
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

        assertThat(SHARED.collected("order-"))
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
        assertThat(SHARED.collected("refused")).isEmpty();
        assertThat(SHARED.rejected())
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

        assertThat(SHARED.rejected())
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

        assertThat(SHARED.collected("long-order")).singleElement().satisfies(record -> {
            assertThat(record.value().getLines()).hasSize(1200);
            assertThat(record.value().getRevenue()).isEqualByComparingTo("3000");
        });
    }

    private List<Watermark> heartbeats(int partition) {
        return RunningGateway.watermarks(SHARED.broker(), partition).stream()
                .filter(watermark -> watermark.getTimeline().equals("live"))
                .toList();
    }
}
