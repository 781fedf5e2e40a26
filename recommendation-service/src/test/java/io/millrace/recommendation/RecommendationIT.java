package io.millrace.recommendation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.recommendation.RecommendationServed;
import io.millrace.event.recommendation.ServedItem;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.Topic;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.testkit.RunningService;
import io.millrace.streams.time.WatermarkHeader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecommendationIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int PARTITIONS = 4;
    private static final InMemorySchemaRegistry REGISTRY = new InMemorySchemaRegistry();
    private static final AvroSerdes SERDES = AvroSerdes.against(REGISTRY);
    private static final Topic<String, EnrichedEvent> ENRICHED =
            new Topic<>(TopicCatalogue.EVENTS_ENRICHED.name(), Serdes.String(), SERDES.of(EnrichedEvent.class));
    private static final Topic<String, RecommendationServed> SERVED = new Topic<>(
            TopicCatalogue.RECOMMENDATIONS_SERVED.name(), Serdes.String(), SERDES.of(RecommendationServed.class));

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @TempDir
    static Path folder;

    private static RunningService service;

    @BeforeAll
    static void createTopicAndStart() {
        BROKER.createTopic(new NewTopic(ENRICHED.name(), PARTITIONS, (short) 1)
                .configs(Map.of("message.timestamp.type", "LogAppendTime", "cleanup.policy", "delete")));
        service = start();
    }

    private static RunningService start() {
        return RunningService.start(
                RecommendationApplication.class,
                RecommendationApplication.NAME,
                BROKER,
                REGISTRY,
                "--millrace.recommendation.data-folder=" + folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void recommendsToTheThirdVisitorWhatTwoBeforeViewedTogether() {
        ready();
        visit("a:first", "lantern", "candle");
        visit("a:second", "lantern", "candle");
        await().atMost(SOON).until(() -> items(ask("itemId=lantern")).size() == 1);

        JsonNode answer = ask("visitorId=a:third&itemId=lantern&n=5");

        assertThat(answer.path("surface").asString()).isEqualTo("next");
        assertThat(answer.path("degraded").asBoolean()).isFalse();
        assertThat(answer.path("experiment").isNull()).isTrue();
        JsonNode item = answer.path("items").path(0);
        assertThat(item.path("id").asString()).isEqualTo("candle");
        assertThat(item.path("score").asDouble()).isPositive();
        assertThat(item.path("reason").toString())
                .isEqualTo("{\"type\":\"viewed-together\",\"itemId\":\"lantern\",\"support\":2}");
    }

    @Test
    void keepsWhatItServed() {
        ready();
        visit("a:before", "mug", "saucer");
        await().atMost(SOON).until(() -> items(ask("itemId=mug")).contains("saucer"));

        String id = ask("visitorId=a:kept&itemId=mug").path("recommendationId").asString();

        await().atMost(SOON).until(() -> !served(id).isEmpty());
        assertThat(served(id)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("a:kept");
            assertThat(record.value().getItemId()).isEqualTo("mug");
            assertThat(record.value().getDegraded()).isFalse();
            assertThat(record.value().getItems())
                    .extracting(ServedItem::getProductId)
                    .contains("saucer");
        });
    }

    @Test
    void goesByWhatTheVisitorViewedWhenTheRequestNamesNoProduct() {
        ready();
        visit("a:before", "fork", "knife");
        BROKER.send(
                ENRICHED, "a:now", Events.viewed("a:now", "fork", Instant.now()).build());
        await().atMost(SOON).until(() -> items(ask("visitorId=a:now")).contains("knife"));

        JsonNode answer = ask("visitorId=a:now");

        assertThat(answer.path("degraded").asBoolean()).isFalse();
        assertThat(items(answer)).doesNotContain("fork");
    }

    @Test
    void saysSoWhenItKnowsNothingOfVisitorAndProduct() {
        ready();
        visit("a:before", "kettle");
        await().atMost(SOON).until(() -> items(ask("n=100")).contains("kettle"));

        JsonNode answer = ask("visitorId=a:stranger&itemId=unheard-of&n=100");

        assertThat(answer.path("degraded").asBoolean()).isTrue();
        assertThat(items(answer)).contains("kettle");
        assertThat(answer.path("items").path(0).path("reason").path("type").asString())
                .isEqualTo("popular");
    }

    @Test
    void answersTheSameAfterARestartFromItsSnapshot() throws IOException {
        ready();
        visit("a:one", "sofa", "cushion", "lamp");
        visit("a:two", "lamp", "sofa");
        await().atMost(SOON).until(() -> items(ask("itemId=sofa")).containsAll(List.of("cushion", "lamp")));
        JsonNode before = ask("itemId=sofa").path("items");

        stop();
        assertThat(Files.size(folder.resolve("index.snapshot"))).isPositive();
        service = start();
        ready();

        assertThat(ask("itemId=sofa").path("items")).isEqualTo(before);
        visit("a:three", "sofa", "rug");
        await().atMost(SOON).until(() -> items(ask("itemId=sofa")).contains("rug"));
    }

    @Test
    void rebuildsTheIndexFromTheTopicWhenTheSnapshotIsDamaged() throws IOException {
        ready();
        visit("a:one", "pen", "paper");
        await().atMost(SOON).until(() -> items(ask("itemId=pen")).contains("paper"));
        JsonNode before = ask("itemId=pen").path("items");

        stop();
        byte[] bytes = Files.readAllBytes(folder.resolve("index.snapshot"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("index.snapshot"), bytes);
        service = start();
        ready();

        assertThat(items(ask("itemId=pen"))).contains("paper").hasSize(before.size());
        assertThat(folder.resolve("index.snapshot.aside")).exists();
    }

    @Test
    void goesOnPastMarkersAndWhatNobodyCanRead() {
        ready();
        Watermark marker = new Watermark("live", "by-customer-0", 4, Instant.now(), false, Confidence.COMPLETE);
        BROKER.send(new ProducerRecord<>(ENRICHED.name(), 0, null, null, null, WatermarkHeader.of(marker)));
        for (int partition = 0; partition < PARTITIONS; partition++) {
            BROKER.send(new ProducerRecord<>(ENRICHED.name(), partition, null, "not avro".getBytes(UTF_8)));
        }

        visit("a:after", "hammer", "nail");

        await().atMost(SOON).until(() -> items(ask("itemId=hammer")).contains("nail"));
        assertThat(service.get("/actuator/prometheus").body())
                .containsPattern("millrace_recommendation_records_total\\{record=\"unreadable\"\\} 4.0")
                .containsPattern("millrace_recommendation_records_total\\{record=\"marker\"\\} [1-9]");
    }

    @Test
    void readsOnlyWhatWasCommittedAndIsReadyOnceItHasAllOfIt() {
        ready();
        stop();
        Map<String, Object> settings = new HashMap<>(BROKER.connection());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "enrichment");
        try (Producer<String, EnrichedEvent> producer = producer(settings)) {
            producer.initTransactions();
            producer.beginTransaction();
            sendAll(producer, visitOf("a:x", "bow", "arrow"));
            service = start();
            ready();
            assertThat(items(ask("itemId=bow"))).doesNotContain("arrow");

            producer.commitTransaction();
        }

        await().atMost(SOON).until(() -> items(ask("itemId=bow")).contains("arrow"));
    }

    @Test
    void isNotReadyBeforeItHasCaughtUpAndSaysSo() {
        ready();
        visit("a:before", "needle", "thread");
        stop();
        try (Producer<String, EnrichedEvent> producer = producer(BROKER.connection())) {
            for (int i = 0; i < 200; i++) {
                sendAll(producer, visitOf("a:many" + i, "needle", "thread"));
            }
        }

        service = start();

        // Whatever it answers before it is ready, it does not pass it off as complete.
        await().atMost(SOON).until(() -> {
            boolean readyBefore = service.isReady();
            JsonNode answer = ask("itemId=needle");
            int support =
                    answer.path("items").path(0).path("reason").path("support").asInt(0);
            assertThat(answer.path("degraded").asBoolean() || support >= 200).isTrue();
            return readyBefore;
        });
        assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatMakesNoSense() {
        ready();

        assertThat(service.get("/v1/recommendations/next?n=0").statusCode()).isEqualTo(400);
        assertThat(service.get("/v1/recommendations/next?n=ten").body())
                .contains("/problems/invalid-recommendation-request", "from 1 to 100");
        assertThat(service.get("/v1/recommendations/next?itemId=" + "x".repeat(257))
                        .statusCode())
                .isEqualTo(400);
        assertThat(service.get("/v1/recommendations/elsewhere").body()).contains("/problems/unknown-surface");
        assertThat(service.send(service.request("/v1/recommendations/next", "wrong"))
                        .statusCode())
                .isEqualTo(401);
    }

    private static void ready() {
        await().atMost(SOON).until(service::isReady);
    }

    private static void visit(String visitorId, String... products) {
        try (Producer<String, EnrichedEvent> producer = producer(BROKER.connection())) {
            sendAll(producer, visitOf(visitorId, products));
        }
    }

    private static List<EnrichedEvent> visitOf(String visitorId, String... products) {
        Instant lately = Instant.now().minus(Duration.ofHours(2));
        return Arrays.stream(products)
                .map(product -> Events.viewed(visitorId, product, lately).build())
                .toList();
    }

    private static Producer<String, EnrichedEvent> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(
                settings,
                ENRICHED.keySerde().serializer(),
                ENRICHED.valueSerde().serializer());
    }

    private static void sendAll(Producer<String, EnrichedEvent> producer, List<EnrichedEvent> events) {
        for (EnrichedEvent event : events) {
            try {
                producer.send(new ProducerRecord<>(ENRICHED.name(), event.getCustomerId(), event))
                        .get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static JsonNode ask(String query) {
        HttpResponse<String> answer = service.get("/v1/recommendations/next?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private static List<String> items(JsonNode answer) {
        return answer.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static List<ConsumerRecord<String, RecommendationServed>> served(String id) {
        return BROKER.read(SERVED).stream()
                .filter(record -> record.value().getRecommendationId().equals(id))
                .toList();
    }
}
