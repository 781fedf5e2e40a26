package io.millrace.quickstart.retail;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an invoice, its numbers exactly as the file has them.
 *
 * @param name description of the product, null when the file has none
 * @param customer number of the customer, null when nobody knows who bought
 */
public record Row(
        String invoice,
        String productId,
        @Nullable String name,
        BigDecimal quantity,
        Instant time,
        BigDecimal price,
        @Nullable String customer,
        String country) {

    boolean isSale() {
        return quantity.signum() > 0 && hasPrice();
    }

    boolean hasPrice() {
        return price.signum() > 0;
    }

    BigDecimal amount() {
        return quantity.multiply(price);
    }
}
