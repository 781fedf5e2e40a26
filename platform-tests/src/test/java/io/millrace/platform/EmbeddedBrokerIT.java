package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.streams.testkit.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
    private static final int NINE_MEBIBYTES = 9 << 20;

    @TempDir
    Path folder;

    private final int port = FreePorts.find();
    private final int controllerPort = FreePorts.find();

    @Test
    void keepsWhatItWasGivenThroughAStop() throws Exception {
        try (EmbeddedBroker broker = start()) {
            createTopic(broker, Map.of());
            send(broker, Map.of(), new byte[] {1}, new byte[] {2});
        }

        try (EmbeddedBroker broker = start()) {
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            awaitRecords(broker, 2);
        }
    }

    @Test
    void takesTheSuitesLargestRecords() throws Exception {
        try (EmbeddedBroker broker = start()) {
            createTopic(broker, Map.of("max.message.bytes", Integer.toString(NINE_MEBIBYTES)));

            send(
                    broker,
                    Map.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, NINE_MEBIBYTES),
                    new byte[NINE_MEBIBYTES - 100]);

            awaitRecords(broker, 1);
        }
    }

    @Test
    void leavesNothingRunningAfterAStop() {
        start().close();

        assertThat(Leftovers.threads()).isEmpty();
    }

    @Test
    void leavesNothingRunningAfterAStartThatFailsHalfway() throws Exception {
        start().close();
        Path stranger = Files.createDirectory(folder.resolve("holiday-pictures"));

        assertThatThrownBy(this::start)
                .isInstanceOf(PlatformStartException.class)
                .hasMessageStartingWith("The Kafka broker could not be started: ")
                .hasMessageContaining("holiday-pictures");

        assertThat(Leftovers.threads()).isEmpty();
        Files.delete(stranger);
        start().close();
    }

    @Test
    void isTheOnlyOneInItsFolder() {
        try (EmbeddedBroker broker = start()) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, FreePorts.find(), FreePorts.find()))
                    .isInstanceOf(PlatformStartException.class)
                    .hasMessageContaining("is in use by another broker");
            assertThatThrownBy(this::start)
                    .isInstanceOf(PlatformStartException.class)
                    .hasMessageStartingWith("Port " + port + ", which the Kafka broker needs, is taken");
            assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
        }
    }

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(folder, port, controllerPort);
    }

    private static void createTopic(EmbeddedBroker broker, Map<String, String> config) throws Exception {
        try (Admin admin = Admin.create(connection(broker))) {
            admin.createTopics(List.of(new NewTopic("topic", 1, (short) 1).configs(config)))
                    .all()
                    .get();
        }
    }

    private static void send(EmbeddedBroker broker, Map<String, Object> more, byte[]... values) throws Exception {
        Map<String, Object> settings = new HashMap<>(connection(broker));
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "writer");
        settings.putAll(more);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (byte[] value : values) {
                producer.send(new ProducerRecord<>("topic", value)).get();
            }
            producer.commitTransaction();
        }
    }

    /** There is an offset for each record, and one for the marker that the transaction leaves a little later. */
    private static void awaitRecords(EmbeddedBroker broker, long records) {
        TopicPartition partition = new TopicPartition("topic", 0);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(connection(broker), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            await().untilAsserted(() ->
                    assertThat(consumer.endOffsets(List.of(partition))).containsEntry(partition, records + 1));
        }
    }

    private static Map<String, Object> connection(EmbeddedBroker broker) {
        return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    }
}
