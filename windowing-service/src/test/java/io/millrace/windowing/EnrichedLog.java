package io.millrace.windowing;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.streams.Topic;
import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.time.WatermarkHeader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic of enriched events, written as the enrichment service writes it. */
final class EnrichedLog implements AutoCloseable {
    static final int PARTITIONS = 4;

    private final Topic<String, EnrichedEvent> topic;
    private final Producer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    private EnrichedLog(Topic<String, EnrichedEvent> topic, Producer<byte[], byte[]> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    static EnrichedLog create(BrokerExtension broker, Topic<String, EnrichedEvent> topic) {
        broker.createTopic(new NewTopic(topic.name(), PARTITIONS, (short) 1)
                .configs(Map.of("message.timestamp.type", "LogAppendTime", "cleanup.policy", "delete")));
        return new EnrichedLog(
                topic, new KafkaProducer<>(broker.connection(), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    void event(int partition, EnrichedEvent.Builder builder) {
        EnrichedEvent event = builder.build();
        byte[] key = event.getCustomerId().getBytes(StandardCharsets.UTF_8);
        byte[] value = topic.valueSerde().serializer().serialize(topic.name(), event);
        sent.add(producer.send(new ProducerRecord<>(topic.name(), partition, key, value)));
    }

    /** What every source says, as one partition hears it. */
    void markers(int partition, String timeline, Instant time, boolean closing) {
        for (int source = 0; source < PARTITIONS; source++) {
            marker(partition, source, timeline, time, closing);
        }
    }

    /** What every source says, to all. */
    void markersToAll(String timeline, Instant time, boolean closing) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            markers(partition, timeline, time, closing);
        }
        flush();
    }

    void marker(int partition, int source, String timeline, Instant time, boolean closing) {
        Watermark marker =
                new Watermark(timeline, "by-customer-" + source, PARTITIONS, time, closing, Confidence.COMPLETE);
        sent.add(producer.send(
                new ProducerRecord<>(topic.name(), partition, null, null, null, WatermarkHeader.of(marker))));
    }

    /** Answers when the broker has everything. */
    void flush() {
        producer.flush();
        assertThat(sent).allSatisfy(record -> assertThat(record).succeedsWithin(Duration.ZERO));
        sent.clear();
    }

    @Override
    public void close() {
        producer.close();
    }
}
