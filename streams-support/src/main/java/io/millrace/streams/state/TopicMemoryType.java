package io.millrace.streams.state;

import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/** Lets a {@link TopicMemory} be asked for like Kafka Streams' own stores. */
public record TopicMemoryType<S extends TopicMemory>(Class<S> type) implements QueryableStoreType<S> {

    @Override
    public boolean accepts(StateStore store) {
        return type.isInstance(store);
    }

    @Override
    public S create(StateStoreProvider provider, String storeName) {
        return provider.stores(storeName, this).get(0);
    }
}
