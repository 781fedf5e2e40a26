package io.millrace.fraud.ledger;

import io.millrace.event.fraud.JudgementTally;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Counts, for one task of the second stage, the signals that it judged and what came of them. */
public final class JudgementLedger {
    private final KeyValueStore<String, JudgementTally> store;
    private final String partition;
    private JudgementTally tally;

    public JudgementLedger(KeyValueStore<String, JudgementTally> store, int partition) {
        this.store = store;
        this.partition = Integer.toString(partition);
        JudgementTally kept = store.get(this.partition);
        this.tally = kept == null ? new JudgementTally(0L, 0L, 0L) : kept;
    }

    public static StoreBuilder<KeyValueStore<String, JudgementTally>> builder(
            String name, Serde<JudgementTally> tallies) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), tallies)
                .withCachingEnabled();
    }

    public void judged(int decisions, int alerts) {
        tally = new JudgementTally(tally.getJudged() + 1, tally.getDecisions() + decisions, tally.getAlerts() + alerts);
        store.put(partition, tally);
    }
}
