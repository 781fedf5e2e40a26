package io.millrace.windowing.query;

import java.util.List;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/** A store as the tasks have it, one by one: each is in the order of its keys, which all of them together are not. */
public final class StoreOfEachTask<K, V> implements QueryableStoreType<List<ReadOnlyKeyValueStore<K, V>>> {
    private final QueryableStoreType<ReadOnlyKeyValueStore<K, V>> ofOneTask = QueryableStoreTypes.keyValueStore();

    @Override
    public boolean accepts(StateStore stateStore) {
        return ofOneTask.accepts(stateStore);
    }

    @Override
    public List<ReadOnlyKeyValueStore<K, V>> create(StateStoreProvider provider, String storeName) {
        return provider.stores(storeName, ofOneTask);
    }
}
