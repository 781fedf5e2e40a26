package io.millrace.windowing.state;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** State in a store of Kafka Streams. */
public final class StoredState<V> implements SortedState<V> {
    private final KeyValueStore<String, V> store;

    public StoredState(KeyValueStore<String, V> store) {
        this.store = store;
    }

    @Override
    public @Nullable V get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, V value) {
        store.put(key, value);
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }

    @Override
    public List<String> keys(String from, String to, int limit) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, V> entries = store.range(from, to)) {
            // The store's range takes in its end, ours does not.
            while (keys.size() < limit
                    && entries.hasNext()
                    && !entries.peekNextKey().equals(to)) {
                keys.add(entries.next().key);
            }
        }
        return keys;
    }
}
