package io.millrace.windowing.reprocess;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.windowing.metric.TimeSpan;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Compares what a run has come to with what the running service has: the last pane of each window and group, and what was late. */
public final class LiveComparison {
    private final Run run;
    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<WindowPane> panes;
    private final AvroSerdes serdes;

    /**
     * @param consumer that reads what is committed and belongs to no group
     */
    public LiveComparison(Run run, Consumer<byte[], byte[]> consumer, AvroSerdes serdes) {
        this.run = run;
        this.consumer = consumer;
        this.panes = serdes.of(WindowPane.class).deserializer();
        this.serdes = serdes;
    }

    public Differences find() {
        String results = TopicCatalogue.WINDOW_RESULTS.name();
        Map<String, String> live = lastPanes(results);
        Map<String, String> anew = lastPanes(run.nameOf(results));
        return Differences.between(live, anew, LateEvents.of(run, consumer, serdes));
    }

    /** What the last pane of each window says; without those that are open, as nobody knows yet what will be in them. */
    private Map<String, String> lastPanes(String topic) {
        Map<String, String> last = new HashMap<>();
        CommittedRecords.forEach(consumer, topic, record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (key.startsWith(run.metric() + "?")) {
                WindowPane pane = panes.deserialize(topic, record.value());
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
                && pane.getEvents() > 0
                && pane.getMergedInto() == null
                && run.range().contains(new TimeSpan(pane.getStart(), pane.getEnd()));
    }

    /**
     * How the two differ.
     *
     * @param equal windows, or sessions, that say the same
     * @param different those that do not
     * @param onlyLive those that the run has not
     * @param onlyAnew those that the running service has not, or that are still open there
     * @param sameLate whether the same events were too late
     * @param late how many were, in the run
     */
    public record Differences(int equal, int different, int onlyLive, int onlyAnew, boolean sameLate, int late) {

        /** Between what is said under each key. Nothing is left of what is anew. */
        static Differences between(Map<String, String> live, Map<String, String> anew, LateEvents late) {
            int equal = 0;
            int different = 0;
            int onlyLive = 0;
            for (Map.Entry<String, String> said : live.entrySet()) {
                @Nullable String other = anew.remove(said.getKey());
                onlyLive += other == null ? 1 : 0;
                equal += said.getValue().equals(other) ? 1 : 0;
                different += other != null && !said.getValue().equals(other) ? 1 : 0;
            }
            return new Differences(
                    equal,
                    different,
                    onlyLive,
                    anew.size(),
                    late.live().equals(late.anew()),
                    late.anew().size());
        }

        public boolean none() {
            return different == 0 && onlyLive == 0 && onlyAnew == 0 && sameLate;
        }
    }
}
