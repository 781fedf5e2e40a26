package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.time.Watermark;
import io.millrace.gateway.promise.InFlight;
import io.millrace.gateway.publishing.JournaledLog;
import io.millrace.gateway.publishing.Route;
import io.millrace.streams.testkit.BrokerExtension;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class GatewayLifecycleIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int PARTITIONS = 4;

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @TempDir
    Path folder;

    @Test
    void saysGoodbyeOnEveryPartitionAndComesBackAsTheSame() {
        startAndWait().close();
        List<Watermark> goodbyes = lastWords();
        try (RunningGateway gateway = startAndWait()) {
            assertThat(post(gateway, "back").statusCode()).isEqualTo(200);
        }

        assertThat(goodbyes).allMatch(Watermark::getClosing);
        assertThat(lastWords()).allMatch(Watermark::getClosing);
        assertThat(lastWords())
                .extracting(Watermark::getSource)
                .containsOnly(goodbyes.get(0).getSource());
        assertThat(lastWords().get(0).getTime()).isAfter(goodbyes.get(0).getTime());
    }

    @Test
    void keepsWhatIsSentWhileTheBrokersAreAwayAndSendsItOnceAfterwards() {
        try (RunningGateway gateway = startAndWait("--spring.kafka.producer.properties.request.timeout.ms=1000")) {
            InFlight inFlight = gateway.bean(InFlight.class);
            JournaledLog log = gateway.bean(JournaledLog.class);
            BROKER.stop();
            HttpResponse<String> first = post(gateway, "during-1");
            HttpResponse<String> second = post(gateway, "during-2");
            Instant promised = inFlight.promise();
            boolean ready =
                    gateway.send("GET", "/actuator/health/readiness", "").statusCode() == 200;
            BROKER.start();
            await().atMost(LONG).until(() -> log.route() == Route.DIRECT);

            assertThat(List.of(first.statusCode(), second.statusCode())).containsOnly(200);
            assertThat(ready).isTrue();
            assertThat(promised).isBefore(inFlight.promise());
            assertThat(post(gateway, "afterwards").statusCode()).isEqualTo(200);
            assertThat(collected(gateway).stream().filter(id -> id.startsWith("during") || id.startsWith("after")))
                    .containsExactly("during-1", "during-2", "afterwards");
        }
    }

    @Test
    void answers503WhenTheJournalIsFullToo() {
        try (RunningGateway gateway = startAndWait(
                "--millrace.gateway.journal.segment-size=1MB", "--millrace.gateway.journal.max-size=2MB")) {
            BROKER.stop();
            List<HttpResponse<String>> answers = new ArrayList<>();
            do {
                answers.add(post(gateway, "full-" + answers.size()));
            } while (answers.get(answers.size() - 1).statusCode() == 200);
            HttpResponse<String> refused = answers.get(answers.size() - 1);
            HttpResponse<String> readiness = gateway.send("GET", "/actuator/health/readiness", "");
            BROKER.start();
            await().atMost(LONG).until(() -> post(gateway, "room-again").statusCode() == 200);
            await().atMost(LONG).until(() -> gateway.bean(JournaledLog.class).route() == Route.DIRECT);

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.body()).contains("/problems/log-unavailable", "Send the same request again");
            assertThat(readiness.statusCode()).isEqualTo(503);
            assertThat(readiness.body()).contains("The journal is full");
            assertThat(collected(gateway).stream().filter(id -> id.startsWith("full-")))
                    .containsExactlyElementsOf(IntStream.range(0, answers.size() - 1)
                            .mapToObj(i -> "full-" + i)
                            .toList());
        }
    }

    @Test
    void takesNothingUntilTheBrokersAreThere() {
        String bootstrapServers = BROKER.bootstrapServers();
        BROKER.stop();
        try (RunningGateway gateway = RunningGateway.start(
                bootstrapServers,
                folder,
                "--spring.kafka.admin.properties.default.api.timeout.ms=1000",
                "--spring.kafka.admin.properties.request.timeout.ms=1000")) {
            HttpResponse<String> early = post(gateway, "early");
            int readiness =
                    gateway.send("GET", "/actuator/health/readiness", "").statusCode();
            int liveness = gateway.send("GET", "/actuator/health/liveness", "").statusCode();
            BROKER.start();
            await().atMost(LONG).until(gateway::isReady);

            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(early.body()).contains("/problems/not-ready");
            assertThat(readiness).isEqualTo(503);
            assertThat(liveness).isEqualTo(200);
            assertThat(post(gateway, "later").statusCode()).isEqualTo(200);
            assertThat(collected(gateway)).contains("later").doesNotContain("early");
        }
    }

    @Test
    void stopsWithoutAGoodbyeWhenTheBrokersAreAwayAndForgetsNothing() {
        try (RunningGateway gateway = startAndWait("--millrace.gateway.stop-timeout=1s")) {
            BROKER.stop();
            assertThat(post(gateway, "left-behind").statusCode()).isEqualTo(200);
        }
        BROKER.start();
        List<Watermark> lastWords = lastWords();
        List<String> sent;
        try (RunningGateway gateway = startAndWait()) {
            await().atMost(LONG).until(() -> gateway.bean(JournaledLog.class).route() == Route.DIRECT);
            sent = collected(gateway);
        }

        assertThat(lastWords).noneMatch(Watermark::getClosing);
        assertThat(sent).contains("left-behind");
        assertThat(lastWords()).allMatch(Watermark::getClosing);
    }

    private RunningGateway startAndWait(String... settings) {
        RunningGateway gateway = RunningGateway.start(BROKER.bootstrapServers(), folder, settings);
        await().atMost(LONG).until(gateway::isReady);
        return gateway;
    }

    private static HttpResponse<String> post(RunningGateway gateway, String messageId) {
        return gateway.postEvents(
                "{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"" + messageId + "\"}", "X-Write-Key", "k1");
    }

    private static List<String> collected(RunningGateway gateway) {
        return BROKER.read(gateway.topics().collected()).stream()
                .map(ConsumerRecord::value)
                .filter(Objects::nonNull)
                .map(CollectedEvent::getMessageId)
                .toList();
    }

    private static List<Watermark> lastWords() {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> RunningGateway.watermarks(BROKER, partition))
                .map(said -> said.get(said.size() - 1))
                .toList();
    }
}
