package io.millrace.gateway.catalogue;

import io.millrace.event.catalogue.Product;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The products there are, as of a time. Products that had been removed by then are none. */
public final class Catalogue {
    private final CatalogueMemory memory;
    private final Function<byte[], Product> decode;

    Catalogue(CatalogueMemory memory, Function<byte[], Product> decode) {
        this.memory = memory;
        this.decode = decode;
    }

    /**
     * Some products, in the order of their ids.
     *
     * @param next the id behind which there are more, null when these are the last
     */
    public record Page(List<Product> products, @Nullable String next) {}

    /** The version of a product that is valid at a time, empty when there is none. */
    public Optional<Product> find(String productId, Instant time) {
        return memory.asOf(productId, time).map(decode).filter(product -> !product.getRemoved());
    }

    /** So many products at most behind an id. */
    public Page page(String afterProductId, int limit, Instant time) {
        List<Product> products = new ArrayList<>();
        memory.visit(afterProductId, time, (productId, version) -> {
            Product product = decode.apply(version);
            if (!product.getRemoved()) {
                products.add(product);
            }
            return products.size() <= limit;
        });
        if (products.size() <= limit) {
            return new Page(products, null);
        }
        List<Product> some = List.copyOf(products.subList(0, limit));
        return new Page(some, some.get(limit - 1).getProductId());
    }
}
