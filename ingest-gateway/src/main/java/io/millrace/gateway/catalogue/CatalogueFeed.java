package io.millrace.gateway.catalogue;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The topic of products from its beginning on, into a memory. It has one partition, and nobody else is told what was read. */
final class CatalogueFeed implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final CatalogueMemory memory;

    CatalogueFeed(Consumer<String, byte[]> consumer, String topic, CatalogueMemory memory) {
        this.consumer = consumer;
        this.partition = new TopicPartition(topic, 0);
        this.memory = memory;
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    CatalogueMemory memory() {
        return memory;
    }

    /**
     * Reads all that was acknowledged before this call.
     *
     * @throws CatalogueUnreadException when that takes longer than it may; what has been read stays read
     */
    void catchUp(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        long end = consumer.endOffsets(List.of(partition), patience).getOrDefault(partition, 0L);
        if (consumer.position(partition, patience) > end) {
            throw new KafkaException("The topic of products is another than before");
        }
        while (consumer.position(partition, patience) < end) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.key() != null) {
                    memory.take(record.key(), record.value());
                }
            }
            if (System.nanoTime() - deadline > 0 && consumer.position(partition, patience) < end) {
                throw new CatalogueUnreadException(null);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
