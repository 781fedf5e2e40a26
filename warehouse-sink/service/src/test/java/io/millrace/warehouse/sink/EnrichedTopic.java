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
    private final Producer<byte[], byte[]> producer;

    EnrichedTopic(String bootstrapServers, URI registry) {
        serializer = AvroSerdes.against(SchemaRegistry.at(Map.of("schema.registry.url", registry.toString())))
                .of(EnrichedEvent.class)
                .serializer();
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "test-" + UUID.randomUUID()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** One transaction with orders, a marker among them, after another one that is aborted. */
    void commit(String prefix, int first, int count) {
        producer.beginTransaction();
        for (int i = 0; i < count; i++) {
            send(i % PARTITIONS, serializer.serialize(TOPIC, Events.order("aborted-" + prefix + i, i)));
        }
        producer.flush();
        producer.abortTransaction();
        producer.beginTransaction();
        for (int i = first; i < first + count; i++) {
            send(i % PARTITIONS, serializer.serialize(TOPIC, Events.order(prefix + i, i)));
            if (i % 50 == 0) {
                sendMarkers();
            }
        }
        producer.commitTransaction();
    }

    void commitBytes(byte[] value) {
        producer.beginTransaction();
        send(0, value);
        producer.commitTransaction();
    }

    private void send(int partition, byte[] value) {
        // The commit fails when this does.
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(TOPIC, partition, new byte[] {'k'}, value));
    }

    private void sendMarkers() {
        Watermark watermark = new Watermark("live", "test", 0, Events.NOON, false, Confidence.COMPLETE);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(TOPIC, partition, null, null, null, WatermarkHeader.of(watermark)));
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
