package io.millrace.benchmarks.windows;

import io.millrace.event.topic.TopicCatalogue;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How much of the topic of events a contestant has read for good: its offsets are committed with its results. */
final class Progress implements AutoCloseable {
    private final Admin admin;

    Progress(Platform platform) {
        admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()));
    }

    /** How many records there are, markers too. */
    long records() {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, EventLog.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(TopicCatalogue.EVENTS_ENRICHED.name(), partition))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        try {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("The broker does not say where the topic ends", e);
        }
    }

    /** How many of them have been read. */
    long read(String group) {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(TopicCatalogue.EVENTS_ENRICHED.name()))
                    .filter(entry -> entry.getValue() != null)
                    .map(Map.Entry::getValue)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            return 0; // There is no such group yet.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
