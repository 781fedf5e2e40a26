package io.millrace.enrichment.visitor;

import io.millrace.event.enrichment.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which visit an event belongs to: one that it is less than {@code gap} away from, on the same timeline, and of nobody
 * else, unless the visit would grow longer than {@code longest}. Of two such visits it joins the earlier, and nothing
 * merges; if there is none it begins a visit.
 *
 * @param gap of inactivity, at event time, that ends a visit
 * @param longest time from a visit's first to its last event
 * @param keep how long after its last event a visit is remembered for late events
 * @param most visits remembered per visitor
 */
public record SessionRule(Duration gap, Duration longest, Duration keep, int most) {

    public SessionRule {
        if (gap.isNegative() || gap.isZero() || longest.compareTo(gap) < 0) {
            throw new IllegalArgumentException(
                    "A visit's gap must be positive and not longer than the visit: " + gap + ", " + longest);
        }
    }

    /**
     * Places an event among the visits of its visitor.
     *
     * @param known the visits remembered so far
     * @param newId the id of the visit that the event begins if it joins none
     */
    Placement place(List<Session> known, VisitorEvent event, String newId) {
        Session placed = known.stream()
                .filter(session -> takes(session, event))
                .min(Comparator.comparing(Session::getStart))
                .map(session -> extended(session, event))
                .orElseGet(() -> begun(event, newId));
        List<Session> remembered = new ArrayList<>(known);
        remembered.removeIf(session -> session.getId().equals(placed.getId()));
        remembered.add(placed);
        return new Placement(placed, withoutForgotten(remembered, placed.getTimeline()));
    }

    private boolean takes(Session session, VisitorEvent event) {
        Instant start = earlier(session.getStart(), event.time());
        Instant last = later(session.getLast(), event.time());
        return session.getTimeline().equals(event.timeline())
                && event.time().isAfter(session.getStart().minus(gap))
                && event.time().isBefore(session.getLast().plus(gap))
                && Duration.between(start, last).compareTo(longest) <= 0
                && event.identity().mayShareVisitOf(session.getOwner());
    }

    private static Session extended(Session session, VisitorEvent event) {
        @Nullable String owner = session.getOwner() == null ? event.identity().owner() : session.getOwner();
        return new Session(
                session.getId(),
                session.getTimeline(),
                earlier(session.getStart(), event.time()),
                later(session.getLast(), event.time()),
                session.getEvents() + 1,
                owner);
    }

    private static Session begun(VisitorEvent event, String id) {
        return new Session(
                id,
                event.timeline(),
                event.time(),
                event.time(),
                1L,
                event.identity().owner());
    }

    /** A visit is forgotten {@code keep} after the latest of its timeline, or when the visitor has too many. */
    private List<Session> withoutForgotten(List<Session> sessions, String timeline) {
        Instant latest = sessions.stream()
                .filter(session -> session.getTimeline().equals(timeline))
                .map(Session::getLast)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Session> kept = new ArrayList<>(sessions);
        kept.removeIf(session ->
                session.getTimeline().equals(timeline) && session.getLast().isBefore(latest.minus(keep)));
        return kept.size() <= most ? kept : kept.subList(kept.size() - most, kept.size());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The visit of an event, and all visits to remember with it, the one just used last. */
    record Placement(Session session, List<Session> remembered) {}
}
