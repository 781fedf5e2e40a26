package io.millrace.windowing.reprocess;

import io.millrace.event.Timelines;
import io.millrace.event.clickstream.EnrichedEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Knows when every partition has been read to its end, and which timelines have to end then. All tasks of a run share it, as
 * one that has no event of a timeline must end it, too.
 */
public final class EndOfLog {
    private final Set<String> timelines = ConcurrentHashMap.newKeySet();
    private final Set<Integer> read = ConcurrentHashMap.newKeySet();
    private volatile Map<Integer, Long> last = Map.of();
    private volatile int partitions = Integer.MAX_VALUE;

    public EndOfLog() {
        timelines.add(Timelines.LIVE);
    }

    void isAt(LogBounds bounds) {
        last = bounds.last().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(end -> end.getKey().partition(), Map.Entry::getValue));
        for (TopicPartition partition : bounds.first().keySet()) {
            if (!last.containsKey(partition.partition())) {
                read.add(partition.partition());
            }
        }
        partitions = bounds.first().size();
    }

    /** Reads events as the given one does, and remembers their timelines. */
    public Deserializer<EnrichedEvent> listeningTo(Deserializer<EnrichedEvent> events) {
        return (topic, bytes) -> {
            EnrichedEvent event = events.deserialize(topic, bytes);
            know(event.getTimeline());
            return event;
        };
    }

    /** Remembers a timeline that there is something of. */
    void know(String timeline) {
        timelines.add(timeline);
    }

    boolean isPassedBy(int partition, long offset) {
        return last.getOrDefault(partition, -1L) < offset;
    }

    void read(int partition, long offset) {
        if (last.getOrDefault(partition, -1L) <= offset) {
            read.add(partition);
        }
    }

    public boolean isReached() {
        return read.size() == partitions;
    }

    public int partitions() {
        return partitions;
    }

    public Set<String> timelines() {
        return Set.copyOf(timelines);
    }
}
