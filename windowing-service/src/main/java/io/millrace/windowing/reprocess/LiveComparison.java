package io.millrace.windowing.reprocess;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.windows.LateEvent;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.windowing.metric.TimeSpan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Compares what a run has come to with what the running service has: the last pane of each window and group, and what was late. */
public final class LiveComparison {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Run run;
    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<WindowPane> panes;
    private final Deserializer<LateEvent> lateEvents;

    /**
     * @param consumer that reads what is committed and belongs to no group
     */
    public LiveComparison(Run run, Consumer<byte[], byte[]> consumer, AvroSerdes serdes) {
        this.run = run;
        this.consumer = consumer;
        this.panes = serdes.of(WindowPane.class).deserializer();
        this.lateEvents = serdes.of(LateEvent.class).deserializer();
    }

    public Differences find() {
        String results = TopicCatalogue.WINDOW_RESULTS.name();
        Map<String, String> live = lastPanes(results);
        Map<String, String> anew = lastPanes(run.nameOf(results));
        int equal = 0;
        int different = 0;
        int onlyLive = 0;
        for (Map.Entry<String, String> window : live.entrySet()) {
            @Nullable String other = anew.remove(window.getKey());
            onlyLive += other == null ? 1 : 0;
            equal += window.getValue().equals(other) ? 1 : 0;
            different += other != null && !window.getValue().equals(other) ? 1 : 0;
        }
        String late = TopicCatalogue.EVENTS_LATE.name();
        Set<String> lateLive = late(late);
        Set<String> lateAnew = late(run.nameOf(late));
        return new Differences(equal, different, onlyLive, anew.size(), lateLive.equals(lateAnew), lateAnew.size());
    }

    /** What the last pane of each window says; without those that are open, as nobody knows yet what will be in them. */
    private Map<String, String> lastPanes(String topic) {
        Map<String, String> last = new HashMap<>();
        read(topic, (key, value) -> {
            if (key.startsWith(run.metric() + "?")) {
                WindowPane pane = panes.deserialize(topic, value);
                if (isWanted(pane)) {
                    last.put(key, pane.getEvents() + " " + pane.getEnd() + " " + pane.getValues());
                } else {
                    last.remove(key);
                }
            }
        });
        return last;
    }

    private boolean isWanted(WindowPane pane) {
        return pane.getTiming() != Timing.EARLY
                && pane.getMergedInto() == null
                && run.range().contains(new TimeSpan(pane.getStart(), pane.getEnd()));
    }

    private Set<String> late(String topic) {
        Set<String> late = new HashSet<>();
        read(topic, (key, value) -> {
            LateEvent event = lateEvents.deserialize(topic, value);
            if (event.getMetric().equals(run.metric())
                    && run.range().contains(new TimeSpan(event.getStart(), event.getEnd()))) {
                late.add(event.getEvent().getTimeline() + " " + event.getEvent().getMessageId() + " "
                        + event.getStart());
            }
        });
        return late;
    }

    private void read(String topic, BiConsumer<String, byte[]> each) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
                if (record.value() != null) {
                    each.accept(new String(record.key(), StandardCharsets.UTF_8), record.value());
                }
            }
        }
    }

    /**
     * How the two differ.
     *
     * @param equal windows that say the same
     * @param different windows that do not
     * @param onlyLive windows that the run has not
     * @param onlyAnew windows that the running service has not, or that are still open there
     * @param sameLate whether the same events were too late
     * @param late how many were, in the run
     */
    public record Differences(int equal, int different, int onlyLive, int onlyAnew, boolean sameLate, int late) {

        public boolean none() {
            return different == 0 && onlyLive == 0 && onlyAnew == 0 && sameLate;
        }
    }
}
