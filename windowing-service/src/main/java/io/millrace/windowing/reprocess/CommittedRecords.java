package io.millrace.windowing.reprocess;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** All that lies on a topic now, but for what has no value. */
final class CommittedRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private CommittedRecords() {}

    /**
     * Passes records in the order of their partitions.
     *
     * @param consumer that reads what is committed and belongs to no group
     */
    static void forEach(
            Consumer<byte[], byte[]> consumer,
            String topic,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
                if (record.value() != null) {
                    each.accept(record);
                }
            }
        }
    }
}
