package io.millrace.enrichment.catalogue;

import io.millrace.event.catalogue.Product;
import io.millrace.streams.state.TopicMemory;
import io.millrace.streams.state.TopicMemoryType;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Every version of every product, in the memory of each instance: it is asked for the version as of a time, which the stores
 * at hand would answer by copying all versions.
 */
public final class ProductCatalogue extends TopicMemory {
    /** Its name among the state stores. */
    public static final String NAME = "catalogue";
    /** Lets it be asked for. */
    public static final TopicMemoryType<ProductCatalogue> TYPE = new TopicMemoryType<>(ProductCatalogue.class);

    private final ConcurrentMap<String, NavigableMap<Instant, Product>> versions = new ConcurrentHashMap<>();
    private volatile long position;

    ProductCatalogue() {
        super(NAME);
    }

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
     * when the product is unknown, or had been removed.
     */
    public Optional<Knowledge> asOf(String productId, Instant time) {
        NavigableMap<Instant, Product> ofProduct = versions.get(productId);
        if (ofProduct == null) {
            return Optional.empty();
        }
        Map.Entry<Instant, Product> valid = ofProduct.floorEntry(time);
        boolean assumed = valid == null;
        Product version = (assumed ? ofProduct.firstEntry() : valid).getValue();
        return version.getRemoved() ? Optional.empty() : Optional.of(new Knowledge(version, assumed));
    }

    @Override
    protected void clear() {
        versions.clear();
    }

    /**
     * A version, and how sure it is.
     *
     * @param assumed whether it became valid only after the time asked for
     */
    public record Knowledge(Product product, boolean assumed) {}
}
