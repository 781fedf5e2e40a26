package io.millrace.streams.state;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes a {@link WriteBackStore} in front of one of Kafka Streams' own, with a changelog. */
public final class WriteBackStoreBuilder<V> implements StoreBuilder<KeyValueStore<String, V>> {
    /** Per task; what a task works with within a commit should fit. */
    private static final int MOST_VALUES = 40_000;

    /** Per task. Every store of every task keeps as many on the heap for good, so not what may be wanted again: what will be. */
    private static final int MOST_VALUES_BETWEEN_COMMITS = 2_000;

    private final StoreBuilder<KeyValueStore<String, V>> store;
    private final int mostValuesBetweenCommits;

    public WriteBackStoreBuilder(KeyValueBytesStoreSupplier supplier, Serde<V> values) {
        this(supplier, values, MOST_VALUES_BETWEEN_COMMITS);
    }

    /**
     * @param mostValuesBetweenCommits kept as objects after a commit, per task: more where many are soon wanted again
     */
    public WriteBackStoreBuilder(KeyValueBytesStoreSupplier supplier, Serde<V> values, int mostValuesBetweenCommits) {
        // A second cache would only keep the same as bytes.
        this.store =
                Stores.keyValueStoreBuilder(supplier, Serdes.String(), values).withCachingDisabled();
        this.mostValuesBetweenCommits = mostValuesBetweenCommits;
    }

    @Override
    public KeyValueStore<String, V> build() {
        return new WriteBackStore<>(store.build(), MOST_VALUES, mostValuesBetweenCommits);
    }

    @Override
    public StoreBuilder<KeyValueStore<String, V>> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<KeyValueStore<String, V>> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<KeyValueStore<String, V>> withLoggingEnabled(Map<String, String> config) {
        store.withLoggingEnabled(config);
        return this;
    }

    @Override
    public StoreBuilder<KeyValueStore<String, V>> withLoggingDisabled() {
        store.withLoggingDisabled();
        return this;
    }

    @Override
    public Map<String, String> logConfig() {
        return store.logConfig();
    }

    @Override
    public boolean loggingEnabled() {
        return store.loggingEnabled();
    }

    @Override
    public String name() {
        return store.name();
    }
}
