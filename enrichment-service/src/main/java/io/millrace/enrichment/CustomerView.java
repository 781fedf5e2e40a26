package io.millrace.enrichment;

import io.millrace.event.Amounts;
import io.millrace.event.customer.CustomerHistory;
import io.millrace.event.customer.Money;
import java.time.Instant;
import java.util.List;

/**
 * A customer's history, as {@code GET /v1/customers/{id}} shows it.
 *
 * @param revenue what completed orders brought in, per currency
 * @param refunded what refunds gave back, negative, per currency
 */
record CustomerView(
        String customerId,
        Instant firstSeen,
        Instant lastSeen,
        long events,
        long orders,
        List<MoneyView> revenue,
        long refunds,
        List<MoneyView> refunded) {

    static CustomerView of(String customerId, CustomerHistory history) {
        return new CustomerView(
                customerId,
                history.getFirstSeen(),
                history.getLastSeen(),
                history.getEvents(),
                history.getOrders(),
                history.getRevenue().stream().map(MoneyView::of).toList(),
                history.getRefunds(),
                history.getRefunded().stream().map(MoneyView::of).toList());
    }

    /** An amount as a decimal string, beside its currency. */
    record MoneyView(String amount, String currency) {

        static MoneyView of(Money money) {
            return new MoneyView(Amounts.plain(money.getAmount()), money.getCurrency());
        }
    }
}
