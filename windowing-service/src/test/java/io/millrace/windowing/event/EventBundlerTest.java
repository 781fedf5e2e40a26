package io.millrace.windowing.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.topic.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EventBundlerTest {
    private static final TopicPartition EVENTS = new TopicPartition(TopicCatalogue.EVENTS_ENRICHED.name(), 3);
    private static final TopicPartition OTHERS = new TopicPartition("by-group", 3);

    private final EventBundler bundler = new EventBundler();

    @Test
    void bundlesEventsInTheirOrder() {
        List<ConsumerRecord<byte[], byte[]>> polled = records(EVENTS, 7, 2 * EventBundler.MOST + 1);

        List<ConsumerRecord<byte[], byte[]>> bundles = bundled(EVENTS, polled);

        assertThat(bundles).hasSize(3);
        assertThat(bundles)
                .flatMap(bundle ->
                        requireNonNull(EventBundle.in(bundle.headers())).records())
                .isEqualTo(polled);
    }

    /** So whoever has to begin again before a bundle begins with its first event. */
    @Test
    void standsAtTheOffsetOfTheFirst() {
        List<ConsumerRecord<byte[], byte[]>> bundles = bundled(EVENTS, records(EVENTS, 7, EventBundler.MOST + 1));

        assertThat(bundles).extracting(ConsumerRecord::offset).containsExactly(7L, 7L + EventBundler.MOST);
    }

    @Test
    void hasTheTimeOfTheLatest() {
        List<ConsumerRecord<byte[], byte[]>> polled =
                List.of(record(EVENTS, 1, 50), record(EVENTS, 2, 70), record(EVENTS, 3, 60));

        assertThat(bundled(EVENTS, polled))
                .extracting(ConsumerRecord::timestamp)
                .containsExactly(70L);
    }

    @Test
    void leavesOtherTopicsAlone() {
        List<ConsumerRecord<byte[], byte[]>> polled = records(OTHERS, 0, 5);

        assertThat(bundled(OTHERS, polled)).isEqualTo(polled);
    }

    @Test
    void keepsWhereToGoOn() {
        Map<TopicPartition, OffsetAndMetadata> next = Map.of(EVENTS, new OffsetAndMetadata(99));

        ConsumerRecords<byte[], byte[]> bundled =
                bundler.onConsume(new ConsumerRecords<>(Map.of(EVENTS, records(EVENTS, 0, 5)), next));

        assertThat(bundled.nextOffsets()).isEqualTo(next);
    }

    @Test
    void takesNoHeaderFromElsewhereForABundle() {
        Headers forged = new RecordHeaders().add(new EventBundle(List.of()).key(), new byte[] {1});

        assertThat(EventBundle.in(forged)).isNull();
    }

    private List<ConsumerRecord<byte[], byte[]>> bundled(
            TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> polled) {
        List<ConsumerRecord<byte[], byte[]>> bundled = new ArrayList<>();
        bundler.onConsume(new ConsumerRecords<>(Map.of(partition, polled), Map.of()))
                .forEach(bundled::add);
        return bundled;
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(TopicPartition partition, long from, int count) {
        return LongStream.range(from, from + count)
                .mapToObj(offset -> record(partition, offset, offset))
                .toList();
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset, long timestamp) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                1,
                new byte[0],
                new byte[] {1},
                new RecordHeaders(),
                Optional.empty());
    }
}
