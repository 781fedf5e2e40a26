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
        Session.Builder session = Session.newBuilder()
                .setSessionId(sum.getSessionId())
                .setRevision(revision)
                .setTimeline(sum.getTimeline())
                .setVisitorId(sum.getVisitorId())
                .setCustomerId(sum.getCustomerId())
                .setStartedAt(sum.getStartedAt())
                .setEndedAt(sum.getEndedAt())
                .setEvents(sum.getEvents())
                .setPageViews(sum.getPageViews())
                .setProductsViewed(sum.getProductsViewed())
                .setCarts(sum.getCarts())
                .setOrders(sum.getOrders())
                .setLandingPath(value(sum.getLanding()))
                .setCampaignSource(value(sum.getCampaign()))
                .setCountry(value(sum.getCountry()))
                .setDeviceType(value(sum.getDevice()))
                .setOutcome(outcome(sum))
                .setItems(sum.getItems());
        List<Money> revenue = sum.getRevenue();
        if (!revenue.isEmpty()) {
            session.setRevenue(revenue.get(0).getAmount());
            session.setCurrency(revenue.get(0).getCurrency());
            session.setOtherRevenue(revenue.subList(1, revenue.size()));
        }
        return session.build();
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
