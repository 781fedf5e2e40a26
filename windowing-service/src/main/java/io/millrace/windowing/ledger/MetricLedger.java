package io.millrace.windowing.ledger;

import static java.util.Objects.requireNonNull;

import io.millrace.event.windows.TaskTally;
import io.millrace.windowing.window.Placement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Counts, for one task, what became of every event that it read, metric by metric. All of it is one entry of the store,
 * written once for each commit.
 */
public final class MetricLedger {
    private final KeyValueStore<String, TaskTally> store;
    private final String partition;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    /** Records since it was kept last, of every metric. */
    private long read;

    /** Goes on with what the store has counted; a metric that is new begins with nothing, one that is gone is forgotten. */
    public MetricLedger(KeyValueStore<String, TaskTally> store, int partition, Set<String> metrics) {
        this.store = store;
        this.partition = Integer.toString(partition);
        @Nullable TaskTally kept = store.get(this.partition);
        metrics.forEach(metric -> tallies.put(metric, new Tally(metric)));
        if (kept != null) {
            kept.getMetrics().stream()
                    .filter(tally -> metrics.contains(tally.getMetric()))
                    .forEach(tally -> tallies.put(tally.getMetric(), new Tally(tally)));
        }
    }

    public static StoreBuilder<KeyValueStore<String, TaskTally>> builder(String name, Serde<TaskTally> tallies) {
        // Without a cache, which may have been emptied already when what was counted is kept within a commit.
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), tallies)
                .withCachingDisabled();
    }

    /** Counts a record for every metric; what became of it is counted beside. */
    public void read() {
        read++;
    }

    public void filteredOut(String metric) {
        of(metric).filteredOut();
    }

    /** Counts a record that no metric could read. */
    public void deadLetter() {
        tallies.values().forEach(Tally::deadLetter);
    }

    /** Counts an event that was assigned to one window or several. */
    public void assigned(String metric, Placement placement) {
        of(metric).assigned(placement);
    }

    /** Keeps what was counted, within a commit: between two of them the ledger need not add up. */
    public void keep() {
        if (read == 0) {
            return;
        }
        tallies.values().forEach(tally -> tally.read(read));
        store.put(
                partition,
                new TaskTally(tallies.values().stream().map(Tally::kept).toList()));
        read = 0;
    }

    private Tally of(String metric) {
        return requireNonNull(tallies.get(metric), metric);
    }
}
