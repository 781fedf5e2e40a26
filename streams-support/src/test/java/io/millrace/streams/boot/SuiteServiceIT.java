package io.millrace.streams.boot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** A service as a process of its own, with brokers that never answer. */
class SuiteServiceIT {

    @TempDir
    private Path folder;

    private Process service;

    @BeforeEach
    void start() throws IOException {
        service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WaitingService.class.getName(),
                        "--spring.application.name=waiting",
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                        "--spring.kafka.admin.properties.request.timeout.ms=1000",
                        "--spring.kafka.admin.properties.default.api.timeout.ms=1000",
                        "--logging.level.io.millrace=INFO")
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    @AfterEach
    void kill() {
        service.destroyForcibly();
    }

    @Test
    void endsWhenItIsToldToWhileItWaits() throws InterruptedException {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(log())
                        .content()
                        .contains("waiting for the brokers and topics: no answer from [127.0.0.1:1]"));

        service.destroy();

        assertThat(service.waitFor(30, SECONDS)).isTrue();
    }

    private Path log() {
        return folder.resolve("service.log");
    }

    @EnableAutoConfiguration
    static class WaitingService {

        public static void main(String[] args) {
            SuiteService.main(WaitingService.class, "waiting", args);
        }

        @Bean
        ServiceTopics topics() {
            return new ServiceTopics(List.of(TopicCatalogue.PRODUCTS), List.of());
        }
    }
}
