package io.millrace.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.boot.SuiteService;
import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.testkit.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConsoleIT {
    private static final String TOPIC = TopicCatalogue.EVENTS_COLLECTED.name();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    private static final int PORT = FreePorts.find();
    private static ConfigurableApplicationContext console;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    @BeforeAll
    static void startConsole() {
        BROKER.createTopic(TOPIC, 2);
        BROKER.createTopic("somebody-elses", 1);
        console = SuiteService.builder(ConsoleApplication.class, ConsoleApplication.NAME)
                .run(
                        "--server.port=" + PORT,
                        "--spring.kafka.bootstrap-servers=" + BROKER.bootstrapServers(),
                        "--millrace.console.sample-interval=100ms",
                        "--millrace.console.services[console]=http://127.0.0.1:" + PORT);
    }

    @AfterAll
    static void stopConsole() {
        console.close();
    }

    @Test
    void showsHowTopicsGrowWithThoseOfTheSuiteFirst() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            BROKER.send(new ProducerRecord<>(TOPIC, "k".getBytes(UTF_8), "v".getBytes(UTF_8)));

            JsonNode topics = pipeline().path("topics");
            assertThat(topics.path(0).path("name").asString()).isEqualTo(TOPIC);
            assertThat(topics.path(0).path("perSecond").asDouble()).isPositive();
            assertThat(topics.path(1).path("name").asString()).isEqualTo("somebody-elses");
            assertThat(topics.path(1).path("internal").asBoolean()).isTrue();
        });
    }

    @Test
    void tellsWhoeverFollowsAgainAndAgain() throws Exception {
        try (Stream<String> lines = http.send(request("/v1/pipeline/stream"), BodyHandlers.ofLines())
                .body()) {
            List<String> snapshots =
                    lines.filter(line -> line.startsWith("data:")).limit(3).toList();

            assertThat(snapshots).hasSize(3).allMatch(line -> line.contains("\"services\""));
        }
    }

    @Test
    void saysSoWhileTheBrokersAreAway() throws Exception {
        await().atMost(PATIENCE)
                .until(() -> pipeline().path("brokers").path("reachable").asBoolean());

        BROKER.stop();
        try {
            await().atMost(PATIENCE).until(() -> !brokersAnswer());
            assertThat(pipeline().path("brokers").path("detail").asString()).isNotEmpty();
        } finally {
            BROKER.start();
        }
        await().atMost(PATIENCE).until(this::brokersAnswer);
    }

    @Test
    void servesThePage() throws Exception {
        String page = http.send(request("/"), BodyHandlers.ofString()).body();

        assertThat(page).contains("<title>Millrace</title>").contains("console.js");
    }

    private boolean brokersAnswer() throws IOException, InterruptedException {
        return pipeline().path("brokers").path("reachable").asBoolean();
    }

    private JsonNode pipeline() throws IOException, InterruptedException {
        return json.readTree(
                http.send(request("/v1/pipeline"), BodyHandlers.ofString()).body());
    }

    private static HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                .build();
    }
}
