package io.millrace.gateway.catalogue;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the topic of products says, as it lies there: version by version, unread. It knows how much it holds, and takes no more
 * than it may. One thread at a time.
 */
final class CatalogueMemory {
    /** What a version costs beside its key and its value. */
    private static final int OVERHEAD = 160;

    private final NavigableMap<String, NavigableMap<Instant, byte[]>> products = new TreeMap<>();
    private final long maxBytes;
    private long bytes;

    CatalogueMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Takes one record of the topic. A key that is none of ours says nothing of a product.
     *
     * @param value a version, null when it is to be forgotten
     */
    void take(String key, byte @Nullable [] value) throws CatalogueTooLargeException {
        int separator = key.lastIndexOf('@');
        Optional<Instant> validFrom = separator < 1 ? Optional.empty() : time(key.substring(separator + 1));
        if (validFrom.isEmpty()) {
            return;
        }
        String productId = key.substring(0, separator);
        forget(productId, validFrom.get(), key);
        if (value != null) {
            bytes += size(key, value);
            if (bytes > maxBytes) {
                throw new CatalogueTooLargeException();
            }
            products.computeIfAbsent(productId, any -> new TreeMap<>()).put(validFrom.get(), value);
        }
    }

    private void forget(String productId, Instant validFrom, String key) {
        NavigableMap<Instant, byte[]> versions = products.get(productId);
        byte[] replaced = versions == null ? null : versions.remove(validFrom);
        if (versions == null || replaced == null) {
            return;
        }
        bytes -= size(key, replaced);
        if (versions.isEmpty()) {
            products.remove(productId);
        }
    }

    /** The version of a product that is valid at a time. */
    Optional<byte[]> asOf(String productId, Instant time) {
        return Optional.ofNullable(products.get(productId)).flatMap(versions -> asOf(versions, time));
    }

    private static Optional<byte[]> asOf(NavigableMap<Instant, byte[]> versions, Instant time) {
        return Optional.ofNullable(versions.floorEntry(time)).map(Map.Entry::getValue);
    }

    /** Goes through the versions that are valid at a time in the order of their products, until the visitor has had enough. */
    void visit(String afterProductId, Instant time, Visitor visitor) {
        for (Map.Entry<String, NavigableMap<Instant, byte[]>> product :
                products.tailMap(afterProductId, false).entrySet()) {
            Optional<byte[]> version = asOf(product.getValue(), time);
            if (version.isPresent() && !visitor.wantsMoreAfter(product.getKey(), version.get())) {
                return;
            }
        }
    }

    /** Is shown one product after the other. */
    @FunctionalInterface
    interface Visitor {
        boolean wantsMoreAfter(String productId, byte[] version);
    }

    private static int size(String key, byte[] value) {
        return OVERHEAD + 2 * key.length() + value.length;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
