package io.millrace.enrichment.catalogue;

import java.util.Map;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes the catalogue when a topology starts. It needs neither cache nor changelog: its topic is its changelog. */
final class CatalogueBuilder implements StoreBuilder<ProductCatalogue> {

    @Override
    public ProductCatalogue build() {
        return new ProductCatalogue();
    }

    @Override
    public String name() {
        return ProductCatalogue.NAME;
    }

    @Override
    public StoreBuilder<ProductCatalogue> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<ProductCatalogue> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<ProductCatalogue> withLoggingEnabled(Map<String, String> config) {
        throw new UnsupportedOperationException("The catalogue's topic is its changelog");
    }

    @Override
    public StoreBuilder<ProductCatalogue> withLoggingDisabled() {
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
