package io.millrace.streams.state;

import java.util.Map;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes a {@link BundleStore}. */
public final class BundleStoreBuilder implements StoreBuilder<BundleStore> {
    private final String name;

    public BundleStoreBuilder(String name) {
        this.name = name;
    }

    @Override
    public BundleStore build() {
        return new BundleStore(name);
    }

    @Override
    public StoreBuilder<BundleStore> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<BundleStore> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<BundleStore> withLoggingEnabled(Map<String, String> config) {
        throw new UnsupportedOperationException("Nothing of " + name + " outlives a commit");
    }

    @Override
    public StoreBuilder<BundleStore> withLoggingDisabled() {
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

    @Override
    public String name() {
        return name;
    }
}
