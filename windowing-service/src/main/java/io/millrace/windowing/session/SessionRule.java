package io.millrace.windowing.session;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.SessionStep;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.window.Placement;
import io.millrace.windowing.window.Reached;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What a session is after one more step, and when it has ended.
 *
 * @param gap of inactivity that ends a session
 * @param allowedLateness how long after that a late event still changes it
 * @param mostItems products remembered per session
 * @param times when events must have happened
 */
public record SessionRule(Duration gap, Duration allowedLateness, int mostItems, TimeSpan times) {

    /** Under which sessions stand among the metrics in the ledger and on the topic of late events. */
    public static final String NAME = "sessions";

    /** What of an event is read for its session, as metrics say it, beyond its type, time and timeline. */
    public static final Set<String> READS = Set.of(
            "sessionId",
            "visitorId",
            "customerId",
            "revenue",
            "currency",
            "context.path",
            "context.campaign",
            "context.place",
            "context.device",
            "product.productId");

    /** Whenever events happened. */
    public SessionRule(Duration gap, Duration allowedLateness, int mostItems) {
        this(gap, allowedLateness, mostItems, TimeSpan.ALWAYS);
    }

    /** The same, of events of one time only. */
    public SessionRule during(TimeSpan time) {
        return new SessionRule(gap, allowedLateness, mostItems, time);
    }

    /** Whether an event is of that time. */
    public boolean takes(EnrichedEvent event) {
        return times.contains(event.getEventTime());
    }

    /** From its first event to a gap after its last. */
    public TimeSpan span(Session session) {
        return new TimeSpan(session.getStartedAt(), due(session.getEndedAt()));
    }

    /** What becomes of an event, when its timeline has come so far. */
    Placement place(Instant event, Reached reached) {
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

    /** The watermark from which on no event that is not too late can belong to a session. */
    Instant forgotten(Instant lastEvent) {
        return closed(lastEvent.plus(gap));
    }

    /** What an event adds to its session. */
    SessionStep stepOf(EnrichedEvent event) {
        return SessionSteps.of(event, mostItems);
    }

    /** A session to which steps can be added that came after its first. */
    SessionSum sumOf(SessionStep first) {
        return new SessionSum(first, mostItems);
    }

    /** Two steps of a session as one, the one that came first before the other. */
    SessionStep sum(SessionStep before, SessionStep more) {
        SessionSum sum = sumOf(before);
        sum.add(more);
        return sum.step();
    }
}
