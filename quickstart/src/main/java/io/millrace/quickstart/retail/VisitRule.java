package io.millrace.quickstart.retail;

import io.millrace.quickstart.retail.ShopEvent.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the visit behind an invoice: a cancellation is one refund; of any other invoice each sold row is a view and an
 * addition to the cart, each row that sells nothing an adjustment of the stock, and what was sold is ordered at the end.
 */
final class VisitRule {
    private VisitRule() {}

    static List<ShopEvent> eventsOf(Invoice invoice) {
        if (invoice.isCancellation()) {
            return List.of(new ShopEvent(Kind.ORDER_REFUNDED, invoice, 1, invoice.rows()));
        }
        List<ShopEvent> events = new ArrayList<>(2 * invoice.rows().size() + 1);
        List<Row> sold = new ArrayList<>(invoice.rows().size());
        for (Row row : invoice.rows()) {
            if (invoice.isAdjustment() || !row.isSale()) {
                events.add(new ShopEvent(Kind.STOCK_ADJUSTED, invoice, events.size() + 1, List.of(row)));
            } else {
                events.add(new ShopEvent(Kind.PRODUCT_VIEWED, invoice, events.size() + 1, List.of(row)));
                events.add(new ShopEvent(Kind.PRODUCT_ADDED, invoice, events.size() + 1, List.of(row)));
                sold.add(row);
            }
        }
        if (!sold.isEmpty()) {
            events.add(new ShopEvent(Kind.ORDER_COMPLETED, invoice, events.size() + 1, sold));
        }
        return events;
    }
}
