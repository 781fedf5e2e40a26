package io.millrace.gateway.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.event.catalogue.Product;
import io.millrace.gateway.item.Timestamps;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A version of a product as it can be sent again. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProductView(
        String productId,
        String validFrom,
        @Nullable String name,
        @Nullable String category,
        @Nullable String brand,
        @Nullable String price,
        @Nullable String currency,
        @Nullable Boolean inStock,
        @Nullable String imageUrl,
        @Nullable JsonNode attributes) {

    static ProductView of(Product product) {
        return new ProductView(
                product.getProductId(),
                Timestamps.write(product.getValidFrom()),
                product.getName(),
                product.getCategory(),
                product.getBrand(),
                decimal(product.getPrice()),
                product.getCurrency(),
                product.getInStock(),
                product.getImageUrl(),
                product.getAttributes() == null ? null : JsonMapper.shared().readTree(product.getAttributes()));
    }

    private static @Nullable String decimal(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros().toPlainString();
    }
}
