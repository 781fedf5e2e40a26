package io.millrace.streams.state;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Makes a {@link TopicMemory} when a topology starts.
 *
 * @param name of the store
 * @param memory makes an empty one of that name
 */
public record TopicMemoryBuilder<S extends TopicMemory>(String name, Supplier<S> memory) implements StoreBuilder<S> {

    @Override
    public S build() {
        return memory.get();
    }

    @Override
    public StoreBuilder<S> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<S> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<S> withLoggingEnabled(Map<String, String> config) {
        throw new UnsupportedOperationException("The topic of '%s' is its changelog".formatted(name));
    }

    @Override
    public StoreBuilder<S> withLoggingDisabled() {
        return this;
    }

    @Override
    public Map<String, String> logConfig() {
        return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
        return false;
    }
}
