package io.millrace.windowing.session;

import io.millrace.event.customer.Money;
import io.millrace.event.windows.Earliest;
import io.millrace.event.windows.Outcome;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.SessionStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions as they are sent. */
final class ClosedSessions {

    private ClosedSessions() {}

    static Session of(SessionStep sum, long revision) {
        List<Money> revenue = sum.getRevenue();
        @Nullable Money first = revenue.isEmpty() ? null : revenue.get(0);
        return new Session(
                sum.getSessionId(),
                revision,
                sum.getTimeline(),
                sum.getVisitorId(),
                sum.getCustomerId(),
                sum.getStartedAt(),
                sum.getEndedAt(),
                sum.getEvents(),
                sum.getPageViews(),
                sum.getProductsViewed(),
                sum.getCarts(),
                sum.getOrders(),
                first == null ? null : first.getAmount(),
                first == null ? null : first.getCurrency(),
                first == null ? List.of() : revenue.subList(1, revenue.size()),
                value(sum.getLanding()),
                value(sum.getCampaign()),
                value(sum.getCountry()),
                value(sum.getDevice()),
                outcome(sum),
                sum.getItems());
    }

    private static @Nullable String value(@Nullable Earliest earliest) {
        return earliest == null ? null : earliest.getValue();
    }

    private static Outcome outcome(SessionStep sum) {
        if (sum.getOrders() > 0) {
            return Outcome.ORDERED;
        }
        if (sum.getCarts() > 0) {
            return Outcome.CART_ABANDONED;
        }
        return sum.getEvents() == 1 ? Outcome.BOUNCED : Outcome.BROWSED;
    }
}
