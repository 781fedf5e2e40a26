package io.millrace.windowing.session;

import io.millrace.event.windows.Session;
import io.millrace.event.windows.SessionState;
import java.time.Instant;

/** Sessions that differ a little from one that there is. Avro's own copies are deep, and no value of ours ever changes. */
final class SessionCopies {

    private SessionCopies() {}

    static Session.Builder builderOf(Session session) {
        return Session.newBuilder()
                .setSessionId(session.getSessionId())
                .setRevision(session.getRevision())
                .setTimeline(session.getTimeline())
                .setVisitorId(session.getVisitorId())
                .setCustomerId(session.getCustomerId())
                .setStartedAt(session.getStartedAt())
                .setEndedAt(session.getEndedAt())
                .setEvents(session.getEvents())
                .setPageViews(session.getPageViews())
                .setProductsViewed(session.getProductsViewed())
                .setCarts(session.getCarts())
                .setOrders(session.getOrders())
                .setRevenue(session.getRevenue())
                .setCurrency(session.getCurrency())
                .setOtherRevenue(session.getOtherRevenue())
                .setLandingPath(session.getLandingPath())
                .setCampaignSource(session.getCampaignSource())
                .setCountry(session.getCountry())
                .setDeviceType(session.getDeviceType())
                .setOutcome(session.getOutcome())
                .setItems(session.getItems());
    }

    /** The state with another session in it. */
    static SessionState with(SessionState state, Session session, boolean changed, Instant timer) {
        return new SessionState(
                session,
                state.getRevenue(),
                state.getLandingAt(),
                state.getCampaignAt(),
                state.getCountryAt(),
                state.getDeviceAt(),
                changed,
                timer);
    }
}
