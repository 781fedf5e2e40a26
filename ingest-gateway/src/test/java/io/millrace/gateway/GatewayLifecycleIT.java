package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.time.Watermark;
import io.millrace.gateway.promise.InFlight;
import io.millrace.streams.testkit.BrokerExtension;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
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
    void answers503WhileTheBrokersAreAwayAndGoesOnAfterwards() {
        try (RunningGateway gateway = startAndWait(
                "--millrace.gateway.ack-timeout=1s",
                // So that the producer takes the record, although it knows no broker that is there.
                "--spring.kafka.producer.properties.metadata.recovery.strategy=none",
                "--spring.kafka.producer.properties.request.timeout.ms=1000",
                "--spring.kafka.producer.properties.delivery.timeout.ms=3000")) {
            InFlight inFlight = gateway.bean(InFlight.class);
            BROKER.stop();
            HttpResponse<String> refused = post(gateway, "during");
            int inDoubt = inFlight.size();
            // The promise stays behind for as long as the producer may yet deliver, and no longer.
            await().atMost(LONG).until(() -> inFlight.size() == 0);
            BROKER.start();
            await().atMost(LONG).until(() -> post(gateway, "afterwards").statusCode() == 200);

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.body()).contains("/problems/log-unavailable", "Send the same request again");
            assertThat(inDoubt).isEqualTo(1);
            assertThat(collected(gateway)).contains("afterwards");
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
    void stopsInTimeWithoutAGoodbyeWhenTheBrokersAreAway() {
        Duration stopping;
        try (RunningGateway gateway =
                startAndWait("--millrace.gateway.ack-timeout=1s", "--millrace.gateway.stop-timeout=1s")) {
            BROKER.stop();
            assertThat(post(gateway, "lost").statusCode()).isEqualTo(503);
            stopping = gateway.timeToStop();
        }
        BROKER.start();

        assertThat(stopping).isLessThan(Duration.ofSeconds(30));
        assertThat(lastWords()).noneMatch(Watermark::getClosing);
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
