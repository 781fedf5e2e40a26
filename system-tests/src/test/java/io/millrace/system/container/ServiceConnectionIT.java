package io.millrace.system.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.gateway.GatewayApplication;
import io.millrace.streams.boot.ServiceStart;
import io.millrace.streams.boot.SuiteService;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.streams.schema.SchemaRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.kafka.KafkaContainer;

/** A service in its users' own tests, which give it a broker in a container as Spring Boot has it. */
class ServiceConnectionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void findsTheBrokersThatBootConnectsItTo(@TempDir Path folder) throws Exception {
        assumeThat(SuiteImages.obstacle(Stream.of(SuiteImages.kafka()))).isEmpty();

        try (ConfigurableApplicationContext service = SuiteService.builder(
                        GatewayApplication.class, GatewayApplication.NAME)
                .sources(Surroundings.class)
                .run("--server.port=0", "--millrace.gateway.data-folder=" + folder)) {
            await().atMost(PATIENCE)
                    .until(() -> service.getBean(ServiceStart.class).isReady());

            try (Admin admin = Admin.create(Map.of(
                    "bootstrap.servers", service.getBean(KafkaContainer.class).getBootstrapServers()))) {
                assertThat(admin.listTopics().names().get()).contains(TopicCatalogue.EVENTS_COLLECTED.name());
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Surroundings {
        @Bean
        @ServiceConnection
        KafkaContainer kafka() {
            return new KafkaContainer(SuiteImages.kafka());
        }

        @Bean
        SchemaRegistry schemaRegistry() {
            return new InMemorySchemaRegistry();
        }
    }
}
