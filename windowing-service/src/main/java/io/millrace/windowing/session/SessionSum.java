package io.millrace.windowing.session;

import io.millrace.event.customer.Money;
import io.millrace.event.windows.Earliest;
import io.millrace.event.windows.SessionStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What two steps of a session come to. However steps are put together, the same comes out, and their order changes nothing
 * but that of the items.
 */
final class SessionSum {
    /** Ids among which it is faster to look one by one. */
    private static final int FEW = 8;

    private SessionSum() {}

    /**
     * Both as one step.
     *
     * @param before the one that was first in order of arrival
     * @param mostItems products remembered
     */
    static SessionStep of(SessionStep before, SessionStep more, int mostItems) {
        boolean endsLater = !more.getEndedAt().isBefore(before.getEndedAt());
        return new SessionStep(
                before.getSessionId(),
                before.getTimeline(),
                before.getVisitorId(),
                endsLater ? more.getCustomerId() : before.getCustomerId(),
                earlier(before.getStartedAt(), more.getStartedAt()),
                endsLater ? more.getEndedAt() : before.getEndedAt(),
                before.getEvents() + more.getEvents(),
                before.getPageViews() + more.getPageViews(),
                before.getProductsViewed() + more.getProductsViewed(),
                before.getCarts() + more.getCarts(),
                before.getOrders() + more.getOrders(),
                revenue(before.getRevenue(), more.getRevenue()),
                earlier(before.getLanding(), more.getLanding()),
                earlier(before.getCampaign(), more.getCampaign()),
                earlier(before.getCountry(), more.getCountry()),
                earlier(before.getDevice(), more.getDevice()),
                items(before.getItems(), more.getItems(), mostItems));
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }

    private static @Nullable Earliest earlier(@Nullable Earliest before, @Nullable Earliest more) {
        if (before == null || more == null) {
            return before == null ? more : before;
        }
        return more.getAt().isBefore(before.getAt()) ? more : before;
    }

    private static List<Money> revenue(List<Money> before, List<Money> more) {
        if (before.isEmpty() || more.isEmpty()) {
            return before.isEmpty() ? more : before;
        }
        Map<String, BigDecimal> amounts = new TreeMap<>();
        before.forEach(money -> amounts.put(money.getCurrency(), money.getAmount()));
        more.forEach(money -> amounts.merge(money.getCurrency(), money.getAmount(), BigDecimal::add));
        return amounts.entrySet().stream()
                .map(entry -> new Money(entry.getValue(), entry.getKey()))
                .toList();
    }

    /** Each of both lists has an id once. */
    private static List<String> items(List<String> before, List<String> more, int most) {
        if (before.isEmpty() || more.isEmpty()) {
            return before.isEmpty() ? more : before;
        }
        Collection<String> known = more.size() > FEW ? new HashSet<>(before) : before;
        List<String> items = new ArrayList<>(before.size() + more.size());
        items.addAll(before);
        for (String item : more) {
            if (items.size() < most && !known.contains(item)) {
                items.add(item);
            }
        }
        return items.size() == before.size() ? before : items;
    }
}
