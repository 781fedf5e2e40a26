package io.millrace.windowing.timeline;

import io.millrace.event.time.Watermark;
import io.millrace.streams.time.WatermarkHeader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes an operator's word where the source itself would have spoken, to every partition: so all who read the topic hear it
 * in the same place among everything else, after a restart and in a replay too.
 */
final class SourceRelease {
    private static final byte[] NO_KEY = {};

    private final Map<String, Object> settings;
    private final Duration patience;
    private final Clock clock;

    /**
     * @param settings of the producer
     * @param patience how long the brokers may take
     */
    SourceRelease(Map<String, Object> settings, Duration patience, Clock clock) {
        this.settings = new HashMap<>(settings);
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * Returns once the brokers have the word in every partition.
     *
     * @throws ReleaseFailedException when they have it in some or none; to release again is harmless
     */
    void write(Watermark absence, List<String> topics) {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (String topic : topics) {
                for (PartitionInfo partition : producer.partitionsFor(topic)) {
                    sent.add(producer.send(record(absence, topic, partition.partition())));
                }
            }
            for (Future<RecordMetadata> record : sent) {
                record.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReleaseFailedException(e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new ReleaseFailedException(e);
        }
    }

    @SuppressWarnings("NullAway") // A marker has no value, which Kafka's types do not say.
    private ProducerRecord<byte[], byte[]> record(Watermark absence, String topic, int partition) {
        return new ProducerRecord<>(topic, partition, clock.millis(), NO_KEY, null, WatermarkHeader.of(absence));
    }
}
