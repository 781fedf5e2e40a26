package io.millrace.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.topic.TopicSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole suite behind TLS, passwords and rights: it works, and nobody may do what is not theirs. */
@ExtendWith(HelmLibrary.class)
class SecuredSuiteIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ORDER = """
            {"type": "track", "event": "Order Completed", "messageId": "secured-1", "userId": "ada",
             "properties": {"order_id": "1", "revenue": 12.50, "currency": "GBP"}}""";

    @TempDir
    private static Path folder;

    private static SecuredBroker broker;
    private static SecuredRegistry registry;
    private static SecuredSuite suite;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        Path ca = Files.createDirectories(folder.resolve("kafka-ca"));
        Certificate certificate = Certificate.make(ca);
        Files.copy(
                certificate.pem(),
                Files.createDirectories(folder.resolve("registry-ca")).resolve("ca.crt"));
        broker = SecuredBroker.start(folder.resolve("kafka"), certificate);
        registry = SecuredRegistry.start(broker.inside(), certificate);
        List<Manifest> manifests = Chart.of(values(), folder.resolve("chart")).render();
        suite = SecuredSuite.start(folder, manifests, broker.bootstrapServers());
        await().atMost(PATIENCE)
                .failFast(() -> assertThat(suite.states().values()).noneMatch(state -> state.startsWith("failed")))
                .untilAsserted(() -> assertThat(suite.states().values()).containsOnly("ready"));
    }

    @AfterAll
    static void stop() {
        close(suite);
        close(registry);
        close(broker);
    }

    @Test
    void takesAnOrderFromTheGatewayToEveryResult() {
        String basic =
                Base64.getEncoder().encodeToString((SecuredSuite.WRITE_KEY + ":").getBytes(StandardCharsets.UTF_8));

        JsonNode receipt = ask("ingest-gateway", "/v1/events", "Basic " + basic, ORDER);

        assertThat(receipt.path("accepted").asInt()).isEqualTo(1);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(query("select order_id from events where event_id = 'secured-1'"))
                    .isEqualTo("[[\"1\"]]");
            assertThat(get(
                                    "windowing-service",
                                    "/v1/windows/revenue-per-day?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z")
                            .path("panes"))
                    .isNotEmpty();
            assertThat(get("fraud-service", "/v1/ledger").toString()).contains("\"decisions\":1");
            assertThat(get("recommendation-service", "/v1/recommendations/next?visitorId=u:ada&n=1"))
                    .isNotEmpty();
            assertThat(get("console", "/v1/pipeline").toString()).contains("clickstream.enriched.v1");
        });
    }

    @Test
    void servesEveryMetricThatAnAlertAsksFor() {
        Set<String> served = new TreeSet<>();
        // A service counts a request once it was answered.
        SecuredSuite.names().forEach(service -> text(service, "/actuator/health/readiness"));
        SecuredSuite.names()
                .forEach(service -> text(service, "/actuator/prometheus")
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.replaceAll("[{ ].*", ""))
                        .forEach(served::add));

        Matcher metric = Pattern.compile("\\b(millrace_|kafka_stream|http_server)[a-z_0-9]+(?=\\{RELEASE)")
                .matcher(RepositoryFiles.text(RepositoryFiles.chart().resolve("files/alerts.yaml")));
        List<String> asked = new ArrayList<>();
        while (metric.find()) {
            asked.add(metric.group());
        }
        assertThat(asked).isNotEmpty();
        assertThat(served).containsAll(asked);
    }

    @ParameterizedTest
    @MethodSource("users")
    void letsNobodyWriteOrReadWhatIsNotTheirs(String user) {
        try (Attempts attempts = Attempts.by(user, clientSettings(user, SecuredBroker.passwordOf(user)))) {
            for (TopicSpec topic : TopicCatalogue.all()) {
                if (!Right.allows(user, "Write", topic.name())) {
                    attempts.refuseToWrite(topic.name());
                }
                if (!Right.allows(user, "Read", topic.name())) {
                    attempts.refuseToRead(topic.name());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("users")
    void letsNobodyTouchTopicsGroupsOrRights(String user) {
        try (Attempts attempts = Attempts.by(user, clientSettings(user, SecuredBroker.passwordOf(user)))) {
            attempts.refuseToCreateTopic("stranger.v1");
            attempts.refuseToDeleteTopic(TopicCatalogue.EVENTS_COLLECTED.name());
            attempts.refuseToChangeTopic(TopicCatalogue.EVENTS_COLLECTED.name());
            attempts.refuseToJoin("stranger");
            attempts.refuseToTransact("stranger");
            attempts.refuseToGiveRights();
        }
    }

    @Test
    void letsNobodyInWithAnotherPassword() {
        assertThatThrownBy(() -> Attempts.by("console", clientSettings("console", "guess"))
                        .listTopics())
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }

    static Set<String> users() {
        return SecuredBroker.users();
    }

    private static Map<String, Object> clientSettings(String user, String password) {
        return Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s%s\" password=\"%s\";"
                        .formatted(Right.USER_PREFIX, user, password),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                folder.resolve("kafka-ca/ca.crt").toString());
    }

    private static void close(@Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> values() {
        return Map.of(
                "profile", "default",
                "kafka", Map.of("bootstrapServers", broker.bootstrapServers(), "caSecret", Map.of("name", "kafka-ca")),
                "topics", Map.of("partitions", 2, "replicationFactor", 1, "minInsyncReplicas", 1),
                "registry",
                        Map.of(
                                "url", registry.url(),
                                "authSecret", Map.of("name", "registry"),
                                "caSecret", Map.of("name", "registry-ca")),
                "services",
                        Map.of(
                                "enrichment-service", Map.of("streams", Map.of("threads", 1, "standbys", 0)),
                                "windowing-service", Map.of("streams", Map.of("threads", 1, "standbys", 0)),
                                "fraud-service", Map.of("streams", Map.of("threads", 1, "standbys", 0))));
    }

    private String query(String sql) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("sql", sql));
        return ask("warehouse-sink", "/v1/query", "Bearer " + SecuredSuite.ADMIN_TOKEN, body)
                .path("rows")
                .toString();
    }

    private JsonNode ask(String service, String path, String authorization, String body) {
        return JsonMapper.shared()
                .readTree(send(HttpRequest.newBuilder(URI.create(suite.url(service) + path))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private JsonNode get(String service, String path) {
        return JsonMapper.shared().readTree(text(service, path));
    }

    private String text(String service, String path) {
        return send(HttpRequest.newBuilder(URI.create(suite.url(service) + path))
                .header("Authorization", "Bearer " + SecuredSuite.READ_KEY));
    }

    private String send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
