package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.gateway.publishing.JournaledLog;
import io.millrace.gateway.publishing.Route;
import io.millrace.platform.EmbeddedBroker;
import io.millrace.streams.testkit.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose right to write is taken away and given back, by a broker that asks who it is. */
class RefusedGatewayIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String[] KEY = {"X-Write-Key", "k1"};
    private static final AclBinding WRITE = right(AclOperation.WRITE);

    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private Admin admin;
    private String inside;

    @BeforeEach
    void start() throws Exception {
        int[] ports = FreePorts.find(3);
        String outside = "SASL_PLAINTEXT://127.0.0.1:" + ports[0];
        inside = "127.0.0.1:" + ports[1];
        broker = EmbeddedBroker.start(
                folder.resolve("kafka"),
                ports[0],
                ports[2],
                Map.of(
                        "listeners", outside + ",INSIDE://" + inside + ",CONTROLLER://127.0.0.1:" + ports[2],
                        "advertised.listeners", outside + ",INSIDE://" + inside,
                        "listener.security.protocol.map",
                                "SASL_PLAINTEXT:SASL_PLAINTEXT,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "inter.broker.listener.name", "INSIDE",
                        "sasl.enabled.mechanisms", "PLAIN",
                        "listener.name.sasl_plaintext.plain.sasl.jaas.config", login("user_gateway=\"pass\""),
                        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "super.users", "User:ANONYMOUS"));
        admin = Admin.create(Map.of("bootstrap.servers", inside));
        grant(right(AclOperation.CREATE), right(AclOperation.DESCRIBE), right(AclOperation.DESCRIBE_CONFIGS));
    }

    @AfterEach
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void goesOnWithoutARestartOnceItMayWriteAgain() throws Exception {
        try (RunningGateway gateway = gateway()) {
            // Without any right to write the brokers give a producer no id, and it never asks for one again.
            await().atMost(LONG).until(() -> producers(gateway) > 1);
            assertThat(gateway.isReady()).isFalse();

            grant(WRITE);
            await().atMost(LONG).until(gateway::isReady);
            assertThat(post(gateway, "first")).isEqualTo(200);

            admin.deleteAcls(List.of(WRITE.toFilter())).all().get();
            await().atMost(LONG).until(() -> post(gateway, "meanwhile") == 200 && isSpilling(gateway));

            grant(WRITE);
            await().atMost(LONG).until(() -> gateway.bean(JournaledLog.class).route() == Route.DIRECT);
            assertThat(post(gateway, "last")).isEqualTo(200);
            assertThat(keys()).contains("a:first", "a:meanwhile", "a:last");
        }
    }

    private RunningGateway gateway() {
        return RunningGateway.start(
                broker.bootstrapServers(),
                folder.resolve("gateway"),
                "--spring.kafka.properties.security.protocol=SASL_PLAINTEXT",
                "--spring.kafka.properties.sasl.mechanism=PLAIN",
                "--spring.kafka.properties.sasl.jaas.config=" + login("username=\"gateway\" password=\"pass\""),
                "--millrace.gateway.journal.segment-size=1MB",
                "--millrace.gateway.heartbeat-interval=200ms");
    }

    private static String login(String who) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required " + who + ";";
    }

    private static double producers(RunningGateway gateway) {
        return gateway.bean(MeterRegistry.class)
                .get(ProducerMetrics.PRODUCERS)
                .counter()
                .count();
    }

    private static boolean isSpilling(RunningGateway gateway) {
        return gateway.bean(JournaledLog.class).route() == Route.SPILLING;
    }

    private static int post(RunningGateway gateway, String device) {
        return gateway.postEvents("{\"type\":\"page\",\"anonymousId\":\"" + device + "\"}", KEY)
                .statusCode();
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", inside), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, 4)
                    .mapToObj(partition -> new TopicPartition(TopicCatalogue.EVENTS_COLLECTED.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> keys.add(String.valueOf(record.key())));
            }
        }
        return keys;
    }

    private void grant(AclBinding... rights) throws ExecutionException, InterruptedException {
        admin.createAcls(List.of(rights)).all().get();
    }

    private static AclBinding right(AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                new AccessControlEntry("User:gateway", "*", operation, AclPermissionType.ALLOW));
    }
}
