package io.millrace.fraud.rules;

import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/** Lets the rule book be asked for like Kafka Streams' own stores. */
public final class RuleBookType implements QueryableStoreType<RuleBook> {
    public static final RuleBookType INSTANCE = new RuleBookType();

    private RuleBookType() {}

    @Override
    public boolean accepts(StateStore stateStore) {
        return stateStore instanceof RuleBook;
    }

    @Override
    public RuleBook create(StateStoreProvider provider, String storeName) {
        return provider.stores(storeName, this).get(0);
    }
}
