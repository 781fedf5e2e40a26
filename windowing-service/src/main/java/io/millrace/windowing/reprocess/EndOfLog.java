package io.millrace.windowing.reprocess;

import io.millrace.event.Timelines;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.time.Watermark;
import io.millrace.streams.time.HeardTimelines;
import io.millrace.streams.time.WatermarkStore;
import java.time.Instant;
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
    private final Map<Integer, Long> written = new ConcurrentHashMap<>();
    private volatile Map<Integer, Long> last = Map.of();
    private volatile Instant begin = Instant.EPOCH;
    private volatile Instant asOf = Instant.EPOCH;
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
        begin = bounds.begin();
        asOf = bounds.asOf();
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

    /** Whether all has been read, and a task of the second stage has heard the end of every timeline from everyone. */
    boolean isHeardBy(WatermarkStore task) {
        if (!isReached()) {
            return false;
        }
        HeardTimelines heard = new HeardTimelines(task);
        return timelines.stream()
                .allMatch(timeline ->
                        heard.reached(timeline).filter(Watermark::getClosing).isPresent());
    }

    /** Remembers that a task has written all that it knows when all has ended, so many windows. */
    void written(int partition, long windows) {
        written.put(partition, windows);
    }

    /** How many windows each task has written. */
    public Map<Integer, Long> written() {
        return Map.copyOf(written);
    }

    /** Whether all tasks have. */
    public boolean isWritten() {
        return written.size() == partitions;
    }

    /** When the first of what was read had arrived. */
    public Instant begin() {
        return begin;
    }

    /** What arrived before then has been read, and of what has not been read none did. */
    public Instant asOf() {
        return asOf;
    }

    /** The last record of each partition that has been read, by partition. */
    public Map<Integer, Long> last() {
        return last;
    }

    public Set<String> timelines() {
        return Set.copyOf(timelines);
    }
}
