package io.millrace.gateway.catalogue;

import io.millrace.event.catalogue.Product;
import io.millrace.gateway.intake.ItemReader;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.item.Currencies;
import io.millrace.gateway.item.Fields;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads a version of a product. Whatever it says beyond the fields that every product has is kept as an attribute. */
public final class ProductReader implements ItemReader<Product> {
    private final int maxBytes;
    private final int maxIdLength;
    private final String defaultCurrency;

    /**
     * Reads products within limits.
     *
     * @param maxBytes of a product
     * @param maxIdLength of its id, in characters
     * @param defaultCurrency of a price that is sent without one
     */
    public ProductReader(int maxBytes, int maxIdLength, String defaultCurrency) {
        this.maxBytes = maxBytes;
        this.maxIdLength = maxIdLength;
        this.defaultCurrency = defaultCurrency;
    }

    @Override
    public int sizeLimit(ObjectNode item) {
        return maxBytes;
    }

    @Override
    public Product read(ObjectNode item, Origin origin, Instant receivedAt) throws RefusedException {
        Fields fields = Fields.of(item, maxIdLength);
        String productId = fields.takeId("productId");
        if (productId == null) {
            throw new RefusedException(Reason.MISSING_PRODUCT_ID, "productId is missing");
        }
        Instant validFrom = fields.takeTime("validFrom");
        BigDecimal price = price(fields);
        return Product.newBuilder()
                .setProductId(productId)
                .setValidFrom(validFrom == null ? receivedAt : validFrom)
                .setName(fields.takeText("name"))
                .setCategory(fields.takeText("category"))
                .setBrand(fields.takeText("brand"))
                .setPrice(price)
                .setCurrency(price == null ? null : Currencies.take(fields, defaultCurrency))
                .setInStock(fields.takeFlag("inStock"))
                .setImageUrl(fields.takeText("imageUrl"))
                .setRemoved(Boolean.TRUE.equals(fields.takeFlag("removed")))
                .setAttributes(attributes(fields))
                .setReceivedAt(receivedAt)
                .build();
    }

    private static @Nullable BigDecimal price(Fields fields) throws RefusedException {
        BigDecimal price = fields.takeMoney("price");
        if (price != null && price.signum() < 0) {
            throw new RefusedException(Reason.INVALID_AMOUNT, "price is negative");
        }
        return price;
    }

    private static @Nullable String attributes(Fields fields) throws RefusedException {
        Fields attributes = fields.objectOnly("attributes");
        fields.drop("attributes");
        attributes.adoptAll(fields);
        return attributes.rest();
    }
}
