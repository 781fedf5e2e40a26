package io.millrace.warehouse.sink;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.SchemaRegistry;
import io.millrace.streams.time.WatermarkHeader;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** Writes to the topic of enriched events as the enrichment service does: in transactions, some of which are aborted. */
final class EnrichedTopic implements AutoCloseable {
    private static final String TOPIC = TopicCatalogue.EVENTS_ENRICHED.name();
    private static final int PARTITIONS = 2;

    private final Serializer<EnrichedEvent> serializer;
    private final Producer<byte[], byte[]> committing;
    private final Producer<byte[], byte[]> aborting;

    EnrichedTopic(String bootstrapServers, URI registry) {
        serializer = AvroSerdes.against(SchemaRegistry.at(Map.of("schema.registry.url", registry.toString())))
                .of(EnrichedEvent.class)
                .serializer();
        committing = producer(bootstrapServers);
        aborting = producer(bootstrapServers);
    }

    /** One transaction with orders, markers among them, and another one beside it that is aborted. */
    void commit(String prefix, int first, int count) {
        committing.beginTransaction();
        aborting.beginTransaction();
        for (int i = first; i < first + count; i++) {
            send(aborting, i % PARTITIONS, serializer.serialize(TOPIC, Events.order("aborted-" + prefix + i, i)));
            send(committing, i % PARTITIONS, serializer.serialize(TOPIC, Events.order(prefix + i, i)));
            if (i % 50 == 0) {
                sendMarkers();
            }
        }
        aborting.flush();
        aborting.abortTransaction();
        committing.commitTransaction();
    }

    void commitBytes(byte[] value) {
        committing.beginTransaction();
        send(committing, 0, value);
        committing.commitTransaction();
    }

    private static void send(Producer<byte[], byte[]> producer, int partition, byte[] value) {
        // The commit fails when this does.
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(TOPIC, partition, new byte[] {'k'}, value));
    }

    private void sendMarkers() {
        Watermark watermark = new Watermark("live", "test", 0, Events.NOON, false, Confidence.COMPLETE);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            Future<RecordMetadata> unused = committing.send(
                    new ProducerRecord<>(TOPIC, partition, null, null, null, WatermarkHeader.of(watermark)));
        }
    }

    private static Producer<byte[], byte[]> producer(String bootstrapServers) {
        Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "test-" + UUID.randomUUID()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    @Override
    public void close() {
        committing.close();
        aborting.close();
    }
}
