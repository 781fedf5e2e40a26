package io.millrace.enrichment;

import static io.millrace.enrichment.RunningEnrichment.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.platform.EmbeddedRegistry;
import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.testkit.FreePorts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Starts in a world that is not, or not yet, as the service needs it. */
class EnrichmentStartIT {
    private static final String ENRICHED = TopicCatalogue.EVENTS_ENRICHED.name();

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @TempDir
    static Path folder;

    private static EmbeddedRegistry registry;

    /** The first start of all finds nothing, and gets one thing after the other. */
    @BeforeAll
    static void startWithNothingThere() throws Exception {
        int port = FreePorts.find();
        URI address = URI.create("http://127.0.0.1:" + port);
        try (RunningEnrichment first = start(address, "--millrace.registry.retry-for=200ms")) {
            await().atMost(PATIENCE)
                    .until(
                            first::state,
                            state -> state.startsWith("waiting for the brokers and topics: no topic ")
                                    && state.contains("its writer creates it"));
            Shop.createTopics(BROKER);

            await().atMost(PATIENCE)
                    .until(
                            first::state,
                            state -> state.equals("waiting for the schema registry:" + " The schema registry at "
                                    + address + " does not answer"));
            assertThat(first.get("/actuator/health/readiness").body()).contains("waiting for the schema registry");
            assertThat(first.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            registry = EmbeddedRegistry.start(BROKER.bootstrapServers(), port);

            first.awaitReady();
            assertThat(first.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    @Test
    void refusesToStartWithAnotherNumberOfPartitions() {
        try (RunningEnrichment service = start(registry.url(), "--millrace.topics.partitions=8")) {
            awaitState(service, "failed: Topic " + ENRICHED + " has 4 partitions, this installation is set to 8.");

            assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void refusesToStartWithATopicThatWouldLoseEvents() throws Exception {
        set(ENRICHED, "message.timestamp.type", "CreateTime");

        try (RunningEnrichment service = start(registry.url())) {
            awaitState(
                    service,
                    "failed: " + ENRICHED + " has message.timestamp.type=CreateTime, the suite's default is"
                            + " LogAppendTime. Events would be lost");
        }
        set(ENRICHED, "message.timestamp.type", "LogAppendTime");
    }

    @Test
    void reportsASettingThatItCanLiveWith() throws Exception {
        set(ENRICHED, "retention.ms", "3600000");

        try (RunningEnrichment service = start(registry.url())) {
            service.awaitReady();

            assertThat(service.get("/actuator/health/readiness").body())
                    .contains(ENRICHED + " has retention.ms=3600000, the suite's default is 604800000");
        }
        set(ENRICHED, "retention.ms", "604800000");
    }

    private static void awaitState(RunningEnrichment service, String beginning) {
        await().atMost(PATIENCE).until(service::state, state -> state.startsWith(beginning));
    }

    private static RunningEnrichment start(URI registry, String... settings) {
        return RunningEnrichment.start(BROKER.bootstrapServers(), registry, folder.resolve("state"), settings);
    }

    private static void set(String topic, String setting, String value) throws Exception {
        try (Admin admin = Admin.create(BROKER.connection())) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
