package io.millrace.benchmarks.windows;

import io.millrace.event.Timelines;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.SchemaRegistry;
import io.millrace.streams.time.WatermarkHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The topic of enriched events, written as the enrichment service writes it: events by customer, markers to all partitions. */
final class EventLog implements AutoCloseable {
    static final int PARTITIONS = 4;
    static final String CURRENCY = "GBP";
    private static final String TOPIC = TopicCatalogue.EVENTS_ENRICHED.name();

    private final Serializer<EnrichedEvent> serializer;
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private EventLog(Serializer<EnrichedEvent> serializer, Producer<byte[], byte[]> producer) {
        this.serializer = serializer;
        this.producer = producer;
    }

    /** Creates the topic, as the suite has it. */
    static EventLog create(Platform platform, Codec codec) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                platform.bootstrapServers(),
                "acks",
                "all",
                "compression.type",
                "lz4",
                "linger.ms",
                5,
                "buffer.memory",
                64 << 20);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            NewTopic topic = new NewTopic(TOPIC, PARTITIONS, (short) 1)
                    .configs(Map.of("message.timestamp.type", "LogAppendTime", "cleanup.policy", "delete"));
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("Cannot create " + TOPIC, e);
        }
        return new EventLog(
                codec.serializer(platform),
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    void append(Click click) {
        EnrichedEvent event = ShopEvents.of(click);
        byte[] key = event.getCustomerId().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(TOPIC, key, serializer.serialize(TOPIC, event)));
    }

    /** What each source of the enrichment service says, to each partition. */
    void mark(Instant time) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (int source = 0; source < PARTITIONS; source++) {
                Watermark marker = new Watermark(
                        Timelines.LIVE, "by-customer-" + source, PARTITIONS, time, false, Confidence.COMPLETE);
                send(new ProducerRecord<>(TOPIC, partition, null, null, null, WatermarkHeader.of(marker)));
            }
        }
    }

    /** An event in each partition that is of no interest but for its time: Flink's watermarks come from events. */
    void appendToEach(Click click) {
        EnrichedEvent event = ShopEvents.of(click);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            send(new ProducerRecord<>(TOPIC, partition, new byte[0], serializer.serialize(TOPIC, event)));
        }
    }

    /** Answers when the broker has everything. */
    void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("The broker did not take a record", failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What becomes of it is told to the callback.
    private void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (written, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    /** How events are encoded. */
    enum Codec {
        /** As the suite has them. */
        AVRO,
        /** Without Avro; see {@link CompactSerializer}. */
        COMPACT;

        private Serializer<EnrichedEvent> serializer(Platform platform) {
            return switch (this) {
                case COMPACT -> new CompactSerializer();
                case AVRO ->
                    AvroSerdes.against(SchemaRegistry.at(Map.of("schema.registry.url", platform.registryUrl())))
                            .of(EnrichedEvent.class)
                            .serializer();
            };
        }
    }
}
