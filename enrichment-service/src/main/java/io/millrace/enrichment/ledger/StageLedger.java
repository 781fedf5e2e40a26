package io.millrace.enrichment.ledger;

import io.millrace.event.enrichment.StageTally;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Counts, for one task, what became of every event that it read. Each event is counted once, by one of its methods. */
public final class StageLedger {
    private final KeyValueStore<String, StageTally> store;
    private final String partition;
    private StageTally tally;

    public StageLedger(KeyValueStore<String, StageTally> store, int partition) {
        this.store = store;
        this.partition = Integer.toString(partition);
        StageTally kept = store.get(this.partition);
        this.tally = kept == null ? new StageTally(0L, 0L, 0L, 0L) : kept;
    }

    public static StoreBuilder<KeyValueStore<String, StageTally>> builder(String name, Serde<StageTally> tallies) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), tallies)
                .withCachingEnabled();
    }

    public void passedOn() {
        keep(tally.getPassedOn() + 1, tally.getDuplicates(), tally.getDeadLetters());
    }

    public void duplicate() {
        keep(tally.getPassedOn(), tally.getDuplicates() + 1, tally.getDeadLetters());
    }

    public void deadLetter() {
        keep(tally.getPassedOn(), tally.getDuplicates(), tally.getDeadLetters() + 1);
    }

    private void keep(long passedOn, long duplicates, long deadLetters) {
        tally = new StageTally(tally.getRead() + 1, passedOn, duplicates, deadLetters);
        store.put(partition, tally);
    }
}
