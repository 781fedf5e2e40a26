package io.millrace.fraud.ledger;

import io.millrace.event.fraud.SignalTally;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Counts, for one task of the first stage, what became of every event that it read. */
public final class SignalLedger {
    private final KeyValueStore<String, SignalTally> store;
    private final String partition;
    private SignalTally tally;

    public SignalLedger(KeyValueStore<String, SignalTally> store, int partition) {
        this.store = store;
        this.partition = Integer.toString(partition);
        SignalTally kept = store.get(this.partition);
        this.tally = kept == null ? new SignalTally(0L, 0L, 0L, 0L, 0L) : kept;
    }

    public static StoreBuilder<KeyValueStore<String, SignalTally>> builder(String name, Serde<SignalTally> tallies) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), tallies)
                .withCachingEnabled();
    }

    /** Takes note of an event and of the signals that it gave. */
    public void read(int signals) {
        boolean considered = signals > 0;
        keep(new SignalTally(
                tally.getRead() + 1,
                tally.getConsidered() + (considered ? 1 : 0),
                tally.getIgnored() + (considered ? 0 : 1),
                tally.getDeadLetters(),
                tally.getSignals() + signals));
    }

    public void deadLetter() {
        keep(new SignalTally(
                tally.getRead() + 1,
                tally.getConsidered(),
                tally.getIgnored(),
                tally.getDeadLetters() + 1,
                tally.getSignals()));
    }

    private void keep(SignalTally now) {
        tally = now;
        store.put(partition, now);
    }
}
