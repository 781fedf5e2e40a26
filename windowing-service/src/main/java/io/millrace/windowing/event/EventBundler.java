package io.millrace.windowing.event;

import io.millrace.event.topic.TopicCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Hands enriched events to Kafka Streams in bundles: what it does for a record, whatever is in it, is then done once for many
 * events. It stands among the settings of the service's consumer; without it the first stage is given each event by itself.
 */
public final class EventBundler implements ConsumerInterceptor<byte[], byte[]> {
    /** Kafka Streams looks between two records whether it is time to commit; so many take it a millisecond. */
    static final int MOST = 250;

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> bundled = new LinkedHashMap<>();
        for (TopicPartition partition : records.partitions()) {
            bundled.put(partition, bundled(partition, records.records(partition)));
        }
        return new ConsumerRecords<>(bundled, records.nextOffsets());
    }

    private static List<ConsumerRecord<byte[], byte[]>> bundled(
            TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        if (!partition.topic().equals(TopicCatalogue.EVENTS_ENRICHED.name())) {
            return records;
        }
        List<ConsumerRecord<byte[], byte[]>> bundles = new ArrayList<>();
        for (int from = 0; from < records.size(); from += MOST) {
            List<ConsumerRecord<byte[], byte[]>> some = records.subList(from, Math.min(from + MOST, records.size()));
            bundles.add(new EventBundle(some).asRecord());
        }
        return bundles;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Nothing depends on it.
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // There is nothing to set.
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
