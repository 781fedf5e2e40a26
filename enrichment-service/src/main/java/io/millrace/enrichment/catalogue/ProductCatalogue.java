package io.millrace.enrichment.catalogue;

import io.millrace.event.catalogue.Product;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;

/**
 * Every version of every product, in memory. A global state store of our own, because it is asked for the version as of a
 * time, which the stores at hand would answer by copying all versions. It is filled anew from the topic at each start,
 * before the first event is read.
 */
public final class ProductCatalogue implements StateStore {
    /** Its name among the state stores. */
    public static final String NAME = "catalogue";

    private final ConcurrentMap<String, NavigableMap<Instant, Product>> versions = new ConcurrentHashMap<>();
    private volatile long position;
    private volatile boolean open;

    /**
     * Takes a version.
     *
     * @param offset of its record in the topic
     */
    void add(Product version, long offset) {
        versions.computeIfAbsent(version.getProductId(), productId -> new ConcurrentSkipListMap<>())
                .put(version.getValidFrom(), version);
        passed(offset);
    }

    /** Takes notice of a record of the topic that says nothing about a product. */
    void passed(long offset) {
        position = Math.max(position, offset + 1);
    }

    /** The first offset of the topic that it has not read yet. */
    public long position() {
        return position;
    }

    /**
     * What was known of a product at a time: the version valid then, or the first one if the time is older than it; empty
     * when the product is unknown.
     */
    public Optional<Knowledge> asOf(String productId, Instant time) {
        NavigableMap<Instant, Product> ofProduct = versions.get(productId);
        if (ofProduct == null) {
            return Optional.empty();
        }
        Map.Entry<Instant, Product> valid = ofProduct.floorEntry(time);
        return valid != null
                ? Optional.of(new Knowledge(valid.getValue(), false))
                : Optional.of(new Knowledge(ofProduct.firstEntry().getValue(), true));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        // The topic is read through CatalogueReader at a restart, too; nothing is ever restored behind its back.
        context.register(root, (key, value) -> {
            throw new IllegalStateException("The catalogue is filled by its reader");
        });
        open = true;
    }

    @Override
    public void close() {
        open = false;
        versions.clear();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /**
     * A version, and how sure it is.
     *
     * @param assumed whether it became valid only after the time asked for
     */
    public record Knowledge(Product product, boolean assumed) {}
}
