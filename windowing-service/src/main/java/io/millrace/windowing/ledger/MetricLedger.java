package io.millrace.windowing.ledger;

import io.millrace.event.windows.MetricTally;
import io.millrace.streams.state.WriteBackStoreBuilder;
import io.millrace.windowing.window.Placement.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Counts, for one task, what became of every event that it read, metric by metric. */
public final class MetricLedger {
    private static final MetricTally EMPTY = new MetricTally(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    private static final String SEPARATOR = "@";

    private final KeyValueStore<String, MetricTally> store;
    private final String partition;
    private final Map<String, MetricTally> tallies = new HashMap<>();

    /** Goes on with what the store has counted; a metric that is new begins with nothing. */
    public MetricLedger(KeyValueStore<String, MetricTally> store, int partition, Set<String> metrics) {
        this.store = store;
        this.partition = Integer.toString(partition);
        for (String metric : metrics) {
            MetricTally kept = store.get(key(metric));
            tallies.put(metric, kept == null ? EMPTY : kept);
        }
    }

    public static StoreBuilder<KeyValueStore<String, MetricTally>> builder(String name, Serde<MetricTally> tallies) {
        return new WriteBackStoreBuilder<>(Stores.inMemoryKeyValueStore(name), tallies);
    }

    /** The metric that an entry of the store counts for. */
    static String metricOf(String key) {
        return key.substring(0, key.lastIndexOf(SEPARATOR));
    }

    public void filteredOut(String metric) {
        keep(metric, tally -> tally.setRead(tally.getRead() + 1).setFilteredOut(tally.getFilteredOut() + 1));
    }

    /** Counts a record that no metric could read. */
    public void deadLetter() {
        tallies.replaceAll((metric, known) -> {
            MetricTally.Builder tally = MetricTally.newBuilder(known);
            MetricTally counted = tally.setRead(known.getRead() + 1)
                    .setDeadLetters(known.getDeadLetters() + 1)
                    .build();
            store.put(key(metric), counted);
            return counted;
        });
    }

    /** Counts an event that was assigned to one window. */
    public void assigned(String metric, Verdict verdict) {
        keep(metric, tally -> assigned(tally, verdict));
    }

    private static MetricTally.Builder assigned(MetricTally.Builder tally, Verdict verdict) {
        tally.setRead(tally.getRead() + 1);
        tally.setAssigned(tally.getAssigned() + 1);
        tally.setAssignments(tally.getAssignments() + 1);
        return switch (verdict) {
            case ON_TIME -> tally.setOnTime(tally.getOnTime() + 1);
            case LATE -> tally.setLateAccepted(tally.getLateAccepted() + 1);
            case TOO_LATE -> tally.setLateDropped(tally.getLateDropped() + 1);
        };
    }

    private void keep(String metric, UnaryOperator<MetricTally.Builder> count) {
        MetricTally known = tallies.getOrDefault(metric, EMPTY);
        MetricTally counted = count.apply(MetricTally.newBuilder(known)).build();
        tallies.put(metric, counted);
        store.put(key(metric), counted);
    }

    private String key(String metric) {
        return metric + SEPARATOR + partition;
    }
}
