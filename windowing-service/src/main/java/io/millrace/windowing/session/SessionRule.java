package io.millrace.windowing.session;

import io.millrace.event.clickstream.EventType;
import io.millrace.event.customer.Money;
import io.millrace.event.windows.Outcome;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.SessionState;
import io.millrace.event.windows.SessionStep;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.window.Placement;
import io.millrace.windowing.window.Reached;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a session is after one more step, and when it has ended. The order in which steps come changes nothing but the
 * order of the items.
 *
 * @param gap of inactivity that ends a session
 * @param allowedLateness how long after that a late event still changes it
 * @param mostItems products remembered per session
 */
public record SessionRule(Duration gap, Duration allowedLateness, int mostItems) {

    /** Under which sessions stand among the metrics in the ledger and on the topic of late events. */
    public static final String NAME = "sessions";

    /** What becomes of an event, when its timeline has come so far. */
    public Placement place(Instant event, Reached reached) {
        Instant due = due(event);
        return Placement.in(new TimeSpan(event, due), due, closed(event), reached);
    }

    /** The watermark at which nothing more is expected of a session unless it is late. */
    Instant due(Instant lastEvent) {
        return lastEvent.plus(gap);
    }

    /** The watermark from which on an event is too late for its session. */
    Instant closed(Instant event) {
        return due(event).plus(allowedLateness);
    }

    /** The watermark from which on no event that is not too late can belong to the session. */
    Instant forgotten(Session session) {
        return closed(session.getEndedAt().plus(gap));
    }

    /** The session with one more step, and as such not sent yet. */
    SessionState after(@Nullable SessionState known, SessionStep step) {
        SessionState before = known == null ? begun(step) : known;
        List<Money> revenue = revenue(before.getRevenue(), step);
        Session.Builder session = SessionCopies.builderOf(before.getSession());
        count(session, step);
        span(session, step);
        describe(session, before, step);
        setRevenue(session, revenue);
        session.setItems(items(before.getSession().getItems(), step.getItems()));
        session.setOutcome(outcome(session));
        Instant time = step.getEventTime();
        return new SessionState(
                session.build(),
                revenue,
                earliest(step.getPath(), time, before.getLandingAt()),
                earliest(step.getCampaignSource(), time, before.getCampaignAt()),
                earliest(step.getCountry(), time, before.getCountryAt()),
                earliest(step.getDeviceType(), time, before.getDeviceAt()),
                true,
                before.getTimer());
    }

    private static SessionState begun(SessionStep step) {
        Session session = Session.newBuilder()
                .setSessionId(step.getSessionId())
                .setRevision(0)
                .setTimeline(step.getTimeline())
                .setVisitorId(step.getVisitorId())
                .setCustomerId(step.getCustomerId())
                .setStartedAt(step.getEventTime())
                .setEndedAt(step.getEventTime())
                .setEvents(0)
                .setPageViews(0)
                .setProductsViewed(0)
                .setCarts(0)
                .setOrders(0)
                .setOutcome(Outcome.BOUNCED)
                .build();
        return SessionState.newBuilder()
                .setSession(session)
                .setChanged(true)
                .setTimer(step.getEventTime())
                .build();
    }

    private static void count(Session.Builder session, SessionStep step) {
        EventType type = step.getType();
        session.setEvents(session.getEvents() + 1);
        session.setPageViews(session.getPageViews() + oneIf(type == EventType.PAGE_VIEWED));
        session.setProductsViewed(session.getProductsViewed() + oneIf(type == EventType.PRODUCT_VIEWED));
        session.setCarts(session.getCarts() + oneIf(type == EventType.PRODUCT_ADDED));
        session.setOrders(session.getOrders() + oneIf(type == EventType.ORDER_COMPLETED));
    }

    private static long oneIf(boolean counts) {
        return counts ? 1 : 0;
    }

    private static void span(Session.Builder session, SessionStep step) {
        if (step.getEventTime().isBefore(session.getStartedAt())) {
            session.setStartedAt(step.getEventTime());
        }
        if (!step.getEventTime().isBefore(session.getEndedAt())) {
            session.setEndedAt(step.getEventTime());
            session.setCustomerId(step.getCustomerId());
        }
    }

    private static void describe(Session.Builder session, SessionState before, SessionStep step) {
        Instant time = step.getEventTime();
        if (isEarliest(step.getPath(), time, before.getLandingAt())) {
            session.setLandingPath(step.getPath());
        }
        if (isEarliest(step.getCampaignSource(), time, before.getCampaignAt())) {
            session.setCampaignSource(step.getCampaignSource());
        }
        if (isEarliest(step.getCountry(), time, before.getCountryAt())) {
            session.setCountry(step.getCountry());
        }
        if (isEarliest(step.getDeviceType(), time, before.getDeviceAt())) {
            session.setDeviceType(step.getDeviceType());
        }
    }

    private static @Nullable Instant earliest(@Nullable String value, Instant time, @Nullable Instant earliest) {
        return isEarliest(value, time, earliest) ? time : earliest;
    }

    private static boolean isEarliest(@Nullable String value, Instant time, @Nullable Instant earliest) {
        return value != null && (earliest == null || time.isBefore(earliest));
    }

    private static List<Money> revenue(List<Money> before, SessionStep step) {
        if (step.getRevenue() == null || step.getCurrency() == null) {
            return before;
        }
        Map<String, BigDecimal> amounts = new TreeMap<>();
        before.forEach(money -> amounts.put(money.getCurrency(), money.getAmount()));
        amounts.merge(step.getCurrency(), step.getRevenue(), BigDecimal::add);
        return amounts.entrySet().stream()
                .map(entry -> new Money(entry.getValue(), entry.getKey()))
                .toList();
    }

    private static void setRevenue(Session.Builder session, List<Money> revenue) {
        if (!revenue.isEmpty()) {
            session.setRevenue(revenue.get(0).getAmount());
            session.setCurrency(revenue.get(0).getCurrency());
            session.setOtherRevenue(revenue.subList(1, revenue.size()));
        }
    }

    private List<String> items(List<String> before, List<String> more) {
        Set<String> items = new LinkedHashSet<>(before);
        for (String item : more) {
            if (items.size() < mostItems) {
                items.add(item);
            }
        }
        return new ArrayList<>(items);
    }

    private static Outcome outcome(Session.Builder session) {
        if (session.getOrders() > 0) {
            return Outcome.ORDERED;
        }
        if (session.getCarts() > 0) {
            return Outcome.CART_ABANDONED;
        }
        return session.getEvents() == 1 ? Outcome.BOUNCED : Outcome.BROWSED;
    }
}
