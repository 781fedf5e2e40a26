package io.millrace.enrichment;

import io.millrace.enrichment.catalogue.ProductCatalogue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/** Lets the catalogue be asked for like Kafka Streams' own stores. */
final class CatalogueStoreType implements QueryableStoreType<ProductCatalogue> {
    static final CatalogueStoreType INSTANCE = new CatalogueStoreType();

    private CatalogueStoreType() {}

    @Override
    public boolean accepts(StateStore stateStore) {
        return stateStore instanceof ProductCatalogue;
    }

    @Override
    public ProductCatalogue create(StateStoreProvider provider, String storeName) {
        return provider.stores(storeName, this).get(0);
    }
}
