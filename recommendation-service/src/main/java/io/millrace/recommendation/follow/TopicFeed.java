package io.millrace.recommendation.follow;

import io.millrace.recommendation.snapshot.Positions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All partitions of one topic, from given positions on, as far as it is committed. Nobody else is told what was read. */
final class TopicFeed {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Uuid topicId;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> ends;

    /** Begins where the positions say, or at the beginning of a partition that they do not name. */
    TopicFeed(Consumer<byte[], byte[]> consumer, String topic, Positions from) {
        this.consumer = consumer;
        this.topicId = from.topic();
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        this.ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long first = beginnings.getOrDefault(partition, 0L);
            long last = ends.getOrDefault(partition, 0L);
            consumer.seek(
                    partition, start(partition, from.next().getOrDefault(partition.partition(), first), first, last));
        }
    }

    private static long start(TopicPartition partition, long wanted, long first, long last) {
        if (wanted < first) {
            LOG.warn(
                    "{} begins at offset {}: {} records are no longer there to be read",
                    partition,
                    first,
                    first - wanted);
            return first;
        }
        if (wanted > last) {
            LOG.warn(
                    "{} ends at offset {}: the brokers have lost {} records that had been read",
                    partition,
                    last,
                    wanted - last);
            return last;
        }
        return wanted;
    }

    ConsumerRecords<byte[], byte[]> poll(Duration patience) {
        return consumer.poll(patience);
    }

    /** Reads a record, and those after it, again. */
    void goBackTo(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
    }

    /** Whether all that had been committed when the feed began has been polled. */
    boolean isPastStart() {
        return partitions.stream()
                .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
    }

    /** Records that are committed and not yet polled, as far as the last answers of the brokers tell. */
    long behind() {
        return partitions.stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    Positions positions() {
        return new Positions(
                topicId, partitions.stream().collect(Collectors.toMap(TopicPartition::partition, consumer::position)));
    }
}
