package io.millrace.quickstart.retail;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows for tests: a known customer in France, at eight o'clock, unless a test says otherwise. */
public final class Rows {
    public static final Instant EIGHT = Instant.parse("2010-12-01T08:00:00Z");

    private Rows() {}

    public static Row row(String invoice, String productId, String quantity, String price) {
        return row(invoice, productId, quantity, price, EIGHT);
    }

    public static Row row(String invoice, String productId, String quantity, String price, Instant time) {
        return named(
                "Name of " + productId,
                new Row(
                        invoice,
                        productId,
                        null,
                        new BigDecimal(quantity),
                        time,
                        new BigDecimal(price),
                        "17850",
                        "France"));
    }

    public static Row named(@Nullable String name, Row row) {
        return new Row(
                row.invoice(),
                row.productId(),
                name,
                row.quantity(),
                row.time(),
                row.price(),
                row.customer(),
                row.country());
    }

    public static Row withoutCustomer(Row row) {
        return new Row(
                row.invoice(),
                row.productId(),
                row.name(),
                row.quantity(),
                row.time(),
                row.price(),
                null,
                row.country());
    }

    public static Invoice invoice(Row... rows) {
        return new Invoice(List.of(rows));
    }
}
