package io.millrace.fraud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.fraud.EntityType;
import io.millrace.event.fraud.FraudAction;
import io.millrace.event.fraud.FraudAlert;
import io.millrace.event.fraud.FraudDecision;
import io.millrace.event.fraud.FraudRule;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.fraud.rules.ShippedRules;
import io.millrace.streams.Topic;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.testkit.RunningService;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FraudIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final InMemorySchemaRegistry REGISTRY = new InMemorySchemaRegistry();
    private static final AvroSerdes SERDES = AvroSerdes.against(REGISTRY);
    private static final FraudTopics TOPICS = FraudTopics.using(SERDES);
    private static final Topic<String, EnrichedEvent> ENRICHED =
            new Topic<>(TopicCatalogue.EVENTS_ENRICHED.name(), Serdes.String(), SERDES.of(EnrichedEvent.class));

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @TempDir
    static Path folder;

    private static RunningService service;

    @BeforeAll
    static void createTopicAndStart() {
        BROKER.createTopic(new NewTopic(ENRICHED.name(), 4, (short) 1)
                .configs(Map.of("message.timestamp.type", "LogAppendTime", "cleanup.policy", "delete")));
        service = start();
        ready();
    }

    private static RunningService start() {
        return RunningService.start(
                FraudApplication.class,
                FraudApplication.NAME,
                BROKER,
                REGISTRY,
                "--spring.kafka.streams.state-dir=" + folder,
                "--spring.kafka.streams.properties[group.instance.id]=test");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void raisesOneAlertThatNamesItsRuleForSixOrdersOfOneCustomer() {
        orders("u:six", 6);

        await().atMost(SOON).until(() -> decisions("u:six").size() == 6);
        assertThat(decisions("u:six"))
                .extracting(FraudDecision::getAction)
                .containsExactly(
                        FraudAction.ALLOW,
                        FraudAction.ALLOW,
                        FraudAction.ALLOW,
                        FraudAction.ALLOW,
                        FraudAction.ALLOW,
                        FraudAction.REVIEW);
        assertThat(alerts("customer:u:six")).singleElement().satisfies(alert -> {
            assertThat(alert.getRuleId()).isEqualTo(ShippedRules.ORDERS_PER_CUSTOMER);
            assertThat(alert.getOrderId()).isEqualTo("order-u:six-6");
        });
        JsonNode shown = get("/v1/alerts?entity=customer:u:six").path("alerts");
        assertThat(shown.size()).isEqualTo(1);
        assertThat(shown.path(0).path("rule").asString()).isEqualTo(ShippedRules.ORDERS_PER_CUSTOMER);
        assertThat(shown.path(0).path("action").asString()).isEqualTo("review");
    }

    @Test
    void decidesOnAnOrderBeforeItIsPlaced() {
        orders("u:five", 5);
        await().atMost(SOON).until(() -> decisions("u:five").size() == 5);

        JsonNode sixth = decide("{\"customerId\":\"u:five\",\"ip\":\"192.0.2.7\"}");
        JsonNode first = decide("{\"customerId\":\"u:nobody\"}");

        assertThat(sixth.path("action").asString()).isEqualTo("review");
        assertThat(sixth.path("score").asInt()).isEqualTo(70);
        assertThat(sixth.path("degraded").asBoolean()).isFalse();
        assertThat(sixth.path("reasons").toString())
                .isEqualTo("[{\"rule\":\"orders-per-customer\",\"feature\":\"orders per customer within PT10M\","
                        + "\"value\":6,\"threshold\":5,\"contribution\":70}]");
        assertThat(first.path("action").asString()).isEqualTo("allow");
        assertThat(first.path("reasons").isEmpty()).isTrue();
    }

    @Test
    void judgesByARuleAsSoonAsItIsWrittenWhateverLiesBeforeIt() {
        BROKER.send(new ProducerRecord<>(TOPICS.rules().name(), "rubbish".getBytes(UTF_8), "not avro".getBytes(UTF_8)));
        FraudRule rule = Events.rule("one-per-address", Events.version(1, EntityType.IP, 1, Instant.EPOCH));
        BROKER.send(TOPICS.rules(), rule.getRuleId(), rule);
        await().atMost(SOON)
                .until(() -> service.get("/actuator/prometheus").body().contains("millrace_fraud_rules 2.0"));

        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        send(Events.orderFrom("192.0.2.1", "u:one", "m1", now));
        send(Events.orderFrom("192.0.2.1", "u:two", "m2", now));

        await().atMost(SOON).until(() -> alerts("ip:192.0.2.1").size() == 1);
        assertThat(get("/v1/alerts?entity=ip:192.0.2.1")
                        .path("alerts")
                        .path(0)
                        .path("feature")
                        .asString())
                .isEqualTo("orders per ip within PT10M");
    }

    @Test
    void countsEachOrderOnceOverARestart() {
        orders("u:restarted", 3);
        await().atMost(SOON).until(() -> decisions("u:restarted").size() == 3);

        stop();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (int i = 4; i <= 6; i++) {
            send(Events.order("u:restarted", "u:restarted-" + i, now));
        }
        service = start();
        ready();

        await().atMost(SOON).until(() -> decisions("u:restarted").size() == 6);
        assertThat(alerts("customer:u:restarted")).hasSize(1);
        assertThat(BROKER.readRaw(TOPICS.rules().name()))
                .extracting(record -> new String(record.key(), UTF_8))
                .containsOnlyOnce(ShippedRules.ORDERS_PER_CUSTOMER);
    }

    @Test
    void setsAsideWhatIsNoEventAndAccountsForIt() {
        long before = get("/v1/ledger").path("deadLetters").asLong();
        BROKER.send(new ProducerRecord<>(ENRICHED.name(), 0, null, "not avro".getBytes(UTF_8)));

        orders("u:after", 1);

        await().atMost(SOON).until(() -> decisions("u:after").size() == 1);
        assertThat(BROKER.readRaw(TopicCatalogue.FRAUD_DEAD_LETTERS.name()))
                .anySatisfy(record -> assertThat(record.value()).isEqualTo("not avro".getBytes(UTF_8)));
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode ledger = get("/v1/ledger");
            assertThat(ledger.path("deadLetters").asLong()).isEqualTo(before + 1);
            assertThat(ledger.path("inFlight").asLong()).isZero();
            assertThat(ledger.path("balanced").asBoolean()).isTrue();
        });
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(service.post("/v1/decisions", "{}").statusCode()).isEqualTo(400);
        assertThat(service.post("/v1/decisions", "{").body()).contains("/problems/invalid-decision-request");
        assertThat(service.get("/v1/alerts?limit=0").body()).contains("/problems/invalid-alert-request");
        assertThat(service.send(service.request("/v1/alerts", "wrong").GET()).statusCode())
                .isEqualTo(401);
    }

    private static void ready() {
        await().atMost(SOON).until(service::isReady);
    }

    private static void orders(String customerId, int count) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (int i = 1; i <= count; i++) {
            send(Events.order(customerId, customerId + "-" + i, now));
        }
    }

    private static void send(EnrichedEvent.Builder event) {
        BROKER.send(ENRICHED, event.getCustomerId(), event.build());
    }

    private static List<FraudDecision> decisions(String customerId) {
        return BROKER.read(TOPICS.decisions()).stream()
                .filter(record -> record.key().equals(customerId))
                .map(ConsumerRecord::value)
                .toList();
    }

    private static List<FraudAlert> alerts(String entity) {
        return BROKER.read(TOPICS.alerts()).stream()
                .filter(record -> record.key().equals(entity))
                .map(ConsumerRecord::value)
                .toList();
    }

    private static JsonNode decide(String body) {
        HttpResponse<String> answer = service.post("/v1/decisions", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private static JsonNode get(String path) {
        HttpResponse<String> answer = service.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }
}
