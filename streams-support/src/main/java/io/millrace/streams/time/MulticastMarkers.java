package io.millrace.streams.time;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/** Sends a marker, which has no value, to every partition, and leaves every other record to where its key belongs. */
public final class MulticastMarkers<K, V> implements StreamPartitioner<K, V> {
    private final Map<Integer, Set<Integer>> all = new ConcurrentHashMap<>();

    @Override
    public Optional<Set<Integer>> partitions(String topic, @Nullable K key, @Nullable V value, int numberOfPartitions) {
        if (value != null) {
            return Optional.empty();
        }
        return Optional.of(all.computeIfAbsent(numberOfPartitions, MulticastMarkers::partitions));
    }

    private static Set<Integer> partitions(int number) {
        return IntStream.range(0, number).boxed().collect(Collectors.toUnmodifiableSet());
    }
}
