package io.millrace.fraud.judgement;

import io.millrace.event.fraud.EntityCounters;
import io.millrace.event.time.Watermark;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Removes the counters of entities that have long done nothing, a few with each step of time, so that it never holds up the
 * stream. What a timeline's watermark has passed by a good while no event will ask for; of a closed one nothing is left.
 */
final class Forgetting {
    private static final int LOOKED_AT_PER_STEP = 200;

    private final KeyValueStore<String, EntityCounters> counters;
    private final Duration keep;
    private final Map<String, Watermark> watermarks = new HashMap<>();
    private String from = "";

    Forgetting(KeyValueStore<String, EntityCounters> counters, Duration keep) {
        this.counters = counters;
        this.keep = keep;
    }

    /** Takes a step of time, and looks at the next few entities. */
    void step(Watermark watermark) {
        watermarks.put(watermark.getTimeline(), watermark);
        int looked = 0;
        try (KeyValueIterator<String, EntityCounters> entities = counters.range(from, null)) {
            while (entities.hasNext() && looked < LOOKED_AT_PER_STEP) {
                KeyValue<String, EntityCounters> entity = entities.next();
                if (isOver(entity)) {
                    counters.delete(entity.key);
                }
                looked++;
                from = entity.key + '\0';
            }
            if (!entities.hasNext()) {
                from = "";
            }
        }
    }

    private boolean isOver(KeyValue<String, EntityCounters> entity) {
        Watermark reached = watermarks.get(CounterKey.of(entity.key).timeline());
        return reached != null
                && (reached.getClosing()
                        || CounterRule.newest(entity.value)
                                .isBefore(reached.getTime().minus(keep)));
    }
}
