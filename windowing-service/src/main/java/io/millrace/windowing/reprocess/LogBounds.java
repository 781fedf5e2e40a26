package io.millrace.windowing.reprocess;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The piece of a topic that a run reads.
 *
 * @param first offset of each partition to be read
 * @param last offset of the last record of each partition; none for a partition without
 * @param begin no record of it arrived before
 * @param asOf no record of it that arrived before is missing, and of what comes after it none did
 */
record LogBounds(Map<TopicPartition, Long> first, Map<TopicPartition, Long> last, Instant begin, Instant asOf) {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * From what arrived at a time on to what is committed now.
     *
     * @param consumer that reads what is committed and belongs to no group
     * @throws LogNotKeptException when some of it has been deleted
     */
    static LogBounds find(Consumer<?, ?> consumer, String topic, Instant arrival) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> firsts = consumer.offsetsForTimes(
                partitions.stream().collect(toMap(identity(), partition -> arrival.toEpochMilli())));
        Map<TopicPartition, Long> first = new HashMap<>();
        Map<TopicPartition, Long> last = new HashMap<>();
        Instant earliest = Instant.MAX;
        Instant asOf = Instant.MAX;
        for (TopicPartition partition : partitions) {
            @Nullable OffsetAndTimestamp found = firsts.get(partition);
            long end = requireNonNull(ends.get(partition));
            long begin = requireNonNull(begins.get(partition));
            if (begin > 0 && found != null && found.offset() == begin) {
                throw new LogNotKeptException(partition, arrival, Instant.ofEpochMilli(found.timestamp()));
            }
            long from = found == null ? end : found.offset();
            first.put(partition, from);
            Optional<? extends ConsumerRecord<?, ?>> lastRecord = lastRecord(consumer, partition, from, end);
            lastRecord.ifPresent(record -> last.put(partition, record.offset()));
            earliest = earlier(earliest, found == null ? arrival : Instant.ofEpochMilli(found.timestamp()));
            // Of a partition without a record it is only known that none arrived in time.
            asOf = earlier(
                    asOf,
                    lastRecord
                            .map(record -> Instant.ofEpochMilli(record.timestamp()))
                            .orElse(arrival));
        }
        return new LogBounds(first, last, earliest, asOf);
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    /** The end of a partition is mostly no record, but the mark of a transaction. */
    private static Optional<? extends ConsumerRecord<?, ?>> lastRecord(
            Consumer<?, ?> consumer, TopicPartition partition, long first, long end) {
        consumer.assign(List.of(partition));
        Optional<? extends ConsumerRecord<?, ?>> last = Optional.empty();
        long from = end;
        for (long back = 1; from > first && last.isEmpty(); back *= 2) {
            from = Math.max(first, end - back);
            last = lastRecordBetween(consumer, partition, from, end);
        }
        return last;
    }

    private static Optional<? extends ConsumerRecord<?, ?>> lastRecordBetween(
            Consumer<?, ?> consumer, TopicPartition partition, long from, long end) {
        Optional<? extends ConsumerRecord<?, ?>> last = Optional.empty();
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<?, ?> record : consumer.poll(PATIENCE)) {
                last = record.offset() < end ? Optional.of(record) : last;
            }
        }
        return last;
    }
}
