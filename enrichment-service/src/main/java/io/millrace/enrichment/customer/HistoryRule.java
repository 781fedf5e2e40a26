package io.millrace.enrichment.customer;

import io.millrace.event.Amounts;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.customer.CustomerHistory;
import io.millrace.event.customer.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a history grows by an event, and how two histories of one person become one. */
public final class HistoryRule {
    private static final BigDecimal MOST =
            BigDecimal.TEN.pow(Amounts.PRECISION).subtract(BigDecimal.ONE).movePointLeft(Amounts.MONEY_SCALE);

    private HistoryRule() {}

    /** The history after an event; null stands for the history of somebody who has done nothing yet. */
    public static CustomerHistory after(@Nullable CustomerHistory before, CollectedEvent event) {
        return together(before, ofOnly(event));
    }

    /** The history of somebody who did what both say; null stands for nothing. */
    public static CustomerHistory together(@Nullable CustomerHistory one, CustomerHistory other) {
        if (one == null) {
            return other;
        }
        return new CustomerHistory(
                earlier(one.getFirstSeen(), other.getFirstSeen()),
                later(one.getLastSeen(), other.getLastSeen()),
                one.getEvents() + other.getEvents(),
                one.getOrders() + other.getOrders(),
                sum(one.getRevenue(), other.getRevenue()),
                one.getRefunds() + other.getRefunds(),
                sum(one.getRefunded(), other.getRefunded()));
    }

    private static CustomerHistory ofOnly(CollectedEvent event) {
        boolean order = event.getType() == EventType.ORDER_COMPLETED;
        boolean refund = event.getType() == EventType.ORDER_REFUNDED;
        return new CustomerHistory(
                event.getEventTime(),
                event.getEventTime(),
                1L,
                order ? 1L : 0L,
                order ? revenueOf(event) : List.of(),
                refund ? 1L : 0L,
                refund ? revenueOf(event) : List.of());
    }

    private static List<Money> revenueOf(CollectedEvent event) {
        return event.getRevenue() == null || event.getCurrency() == null
                ? List.of()
                : List.of(new Money(event.getRevenue(), event.getCurrency()));
    }

    private static List<Money> sum(List<Money> some, List<Money> more) {
        if (more.isEmpty()) {
            return some;
        }
        TreeMap<String, BigDecimal> byCurrency = new TreeMap<>();
        some.forEach(money -> byCurrency.merge(money.getCurrency(), money.getAmount(), HistoryRule::add));
        more.forEach(money -> byCurrency.merge(money.getCurrency(), money.getAmount(), HistoryRule::add));
        return byCurrency.entrySet().stream()
                .map(entry -> new Money(entry.getValue(), entry.getKey()))
                .toList();
    }

    /** Stops at what the schema can hold: nobody may stop the stream by claiming to have spent more. */
    private static BigDecimal add(BigDecimal one, BigDecimal other) {
        return one.add(other).min(MOST).max(MOST.negate());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
