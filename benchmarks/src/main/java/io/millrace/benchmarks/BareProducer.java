package io.millrace.benchmarks;

import io.millrace.event.topic.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The limit: records that the gateway wrote, sent to the same broker by nothing but a producer with the gateway's promise
 * (acknowledged by all, no repeats).
 */
final class BareProducer {
    private static final String COPY = "benchmarks.copy";
    private static final int WARM_UP = 10_000;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final String bootstrapServers;

    BareProducer(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Sends as many of the collected events as there are, up to a number, and answers how many a second were acknowledged. */
    double perSecond(int atMost) {
        List<ProducerRecord<byte[], byte[]>> records = collected(atMost);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            send(producer, records.subList(0, Math.min(WARM_UP, records.size())));

            long began = System.nanoTime();
            send(producer, records);
            return records.size() * 1e9 / (System.nanoTime() - began);
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> answers =
                records.stream().map(producer::send).toList();
        producer.flush();
        for (Future<RecordMetadata> answer : answers) {
            try {
                answer.get();
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException("The broker did not take a record", e);
            }
        }
    }

    private void createCopy(int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(COPY, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("The topic for the copy could not be created", e);
        }
    }

    private List<ProducerRecord<byte[], byte[]>> collected(int atMost) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TopicCatalogue.EVENTS_COLLECTED.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            createCopy(partitions.size());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (records.size() < atMost && !reached(consumer, ends)) {
                consumer.poll(POLL).forEach(record -> {
                    if (record.value() != null) {
                        records.add(new ProducerRecord<>(COPY, record.key(), record.value()));
                    }
                });
            }
        }
        return records;
    }

    private static boolean reached(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
