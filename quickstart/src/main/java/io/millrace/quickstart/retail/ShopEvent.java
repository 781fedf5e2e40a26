package io.millrace.quickstart.retail;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened during the visit which an invoice tells of.
 *
 * @param number position in the visit, from 1
 * @param lines what it is about: one row, or those of the whole order or refund
 */
public record ShopEvent(Kind kind, Invoice invoice, int number, List<Row> lines) {

    /** What happened, with its name in the shop's tracking plan. */
    public enum Kind {
        PRODUCT_VIEWED("Product Viewed"),
        PRODUCT_ADDED("Product Added"),
        STOCK_ADJUSTED("Stock Adjusted"),
        ORDER_COMPLETED("Order Completed"),
        ORDER_REFUNDED("Order Refunded");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** The file knows minutes; a millisecond between the events of a visit keeps their order. */
    public Instant time() {
        return invoice.start().plusMillis(number - 1L);
    }

    /** What the lines come to; negative when they take goods back. */
    public BigDecimal revenue() {
        return lines.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
