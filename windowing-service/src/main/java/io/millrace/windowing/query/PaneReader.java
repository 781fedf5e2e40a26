package io.millrace.windowing.query;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.windows.WindowPane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the panes of all metrics in the order in which they were committed, for one who follows them. */
final class PaneReader implements AutoCloseable {
    private static final String TOPIC = TopicCatalogue.WINDOW_RESULTS.name();

    private final Consumer<String, WindowPane> consumer;

    /** Goes on from a position; without one, with what is committed from now on. */
    PaneReader(Consumer<String, WindowPane> consumer, Optional<StreamPosition> from) {
        this.consumer = consumer;
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        from.ifPresent(position -> partitions.forEach(partition -> seek(partition, position)));
    }

    private void seek(TopicPartition partition, StreamPosition position) {
        Long offset = position.next().get(partition.partition());
        if (offset != null) {
            consumer.seek(partition, offset);
        }
    }

    Iterable<ConsumerRecord<String, WindowPane>> read(Duration patience) {
        return consumer.poll(patience);
    }

    /** Where the next read goes on. */
    StreamPosition position() {
        Map<Integer, Long> next = new TreeMap<>();
        consumer.assignment().forEach(partition -> next.put(partition.partition(), consumer.position(partition)));
        return new StreamPosition(next);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
