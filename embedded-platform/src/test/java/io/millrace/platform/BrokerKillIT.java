package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker in a JVM of its own, which is killed as an impatient user would. */
class BrokerKillIT {

    @TempDir
    Path root;

    @Test
    void findsEveryAcknowledgedRecordAfterAKillAndHasWrittenNothingToStandardOutput() throws Exception {
        int port = FreePort.find();
        int controllerPort = FreePort.find();
        Path output = root.resolve("output");
        Path acknowledged = root.resolve("acknowledged");
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dlogback.configurationFile=logback-silent.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedBroker.class.getName(),
                        root.resolve("data").toString(),
                        Integer.toString(port),
                        Integer.toString(controllerPort),
                        acknowledged.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output.toFile())
                .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .failFast("The victim ended before it was killed", () -> !victim.isAlive())
                    .until(() -> numberIn(acknowledged) >= 1_000);
        } finally {
            victim.destroyForcibly().onExit().get(1, TimeUnit.MINUTES);
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(root.resolve("data"), port, controllerPort)) {
            assertThat(recordsOn(broker)).isGreaterThanOrEqualTo(numberIn(acknowledged));
        }
        assertThat(output).isEmptyFile();
    }

    private static long numberIn(Path file) throws IOException {
        return Files.exists(file) ? Long.parseLong("0" + Files.readString(file).strip()) : 0;
    }

    private static long recordsOn(EmbeddedBroker broker) {
        TopicPartition partition = new TopicPartition(DoomedBroker.TOPIC, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }
    }
}
