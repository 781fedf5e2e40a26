package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HangingTransactionsIT {
    private static final TopicPartition READ = new TopicPartition("read", 0);
    private static final String GROUP = "readers";
    private static final String TRANSACTIONS = "__transaction_state";

    @TempDir
    Path folder;

    private final int port = FreePort.find();
    private final int controllerPort = FreePort.find();

    @Test
    void endsWhatItsCoordinatorHasForgottenWhenItIsSeenTwice() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port, controllerPort)) {
            createTopic(broker);
            leaveOffsetsUncommitted(broker);
            forgetTransactions(broker);
        }

        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port, controllerPort)) {
            HangingTransactions transactions = new HangingTransactions(broker.bootstrapServers());
            transactions.look();
            assertThatThrownBy(() -> committed(broker)).isInstanceOf(TimeoutException.class);

            transactions.look();
            assertThat(committed(broker)).containsEntry(READ, null);
        }
    }

    @Test
    void leavesAloneWhatMayStillBeCommitted() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, port, controllerPort)) {
            createTopic(broker);
            HangingTransactions transactions = new HangingTransactions(broker.bootstrapServers());
            try (KafkaProducer<byte[], byte[]> producer = beginWithOffsets(broker)) {
                transactions.look();
                transactions.look();

                producer.commitTransaction();
            }
            assertThat(committed(broker)).containsEntry(READ, new OffsetAndMetadata(5));
        }
    }

    private static void createTopic(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(settings(broker))) {
            admin.createTopics(List.of(new NewTopic(READ.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void leaveOffsetsUncommitted(EmbeddedBroker broker) {
        beginWithOffsets(broker).close(Duration.ZERO);
    }

    private static KafkaProducer<byte[], byte[]> beginWithOffsets(EmbeddedBroker broker) {
        Map<String, Object> settings = settings(broker);
        settings.put("transactional.id", "reader");
        KafkaProducer<byte[], byte[]> producer = producer(settings);
        producer.initTransactions();
        producer.beginTransaction();
        try (KafkaConsumer<byte[], byte[]> reader = reader(broker)) {
            producer.sendOffsetsToTransaction(Map.of(READ, new OffsetAndMetadata(5)), reader.groupMetadata());
        }
        return producer;
    }

    /** The coordinator takes what its log says when it starts; clients are let at that by their name alone. */
    private static void forgetTransactions(EmbeddedBroker broker) throws Exception {
        Map<String, Object> settings = settings(broker);
        settings.put("client.id", "__admin_client");
        try (KafkaProducer<byte[], byte[]> producer = producer(settings)) {
            for (ConsumerRecord<byte[], byte[]> record : transactions(broker)) {
                producer.send(new ProducerRecord<>(TRANSACTIONS, record.partition(), record.key(), null))
                        .get();
            }
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> transactions(EmbeddedBroker broker) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings(broker))) {
            List<TopicPartition> partitions = consumer.partitionsFor(TRANSACTIONS).stream()
                    .map(partition -> new TopicPartition(TRANSACTIONS, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(EmbeddedBroker broker) {
        try (KafkaConsumer<byte[], byte[]> reader = reader(broker)) {
            return reader.committed(Set.of(READ), Duration.ofSeconds(5));
        }
    }

    private static KafkaConsumer<byte[], byte[]> reader(EmbeddedBroker broker) {
        Map<String, Object> settings = settings(broker);
        settings.put("group.id", GROUP);
        settings.put("isolation.level", "read_committed");
        return consumer(settings);
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> settings(EmbeddedBroker broker) {
        return new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
