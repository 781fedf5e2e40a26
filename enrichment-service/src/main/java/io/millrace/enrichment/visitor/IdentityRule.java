package io.millrace.enrichment.visitor;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.enrichment.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which customer a visitor was at the time of an event: whoever the event names, else whoever signed in last before it,
 * else the visitor itself. Signing out makes the visitor itself the customer, from that event on.
 *
 * @param mostLinks changes of customer remembered per visitor, so that late events find theirs
 */
public record IdentityRule(int mostLinks) {

    /** Decides on one event, given the links that are known before it. */
    Resolution resolve(List<Link> known, CollectedEvent event) {
        String visitorId = event.getVisitorId();
        Optional<Link> asOf = asOf(known, event.getEventTime());
        String before = asOf.map(Link::getCustomerId).orElse(visitorId);
        String customerId = customerNamedBy(event).orElse(before);
        Identity identity = new Identity(
                customerId,
                isPerson(customerId) ? customerId : null,
                !isPerson(customerId) && (asOf.isPresent() || event.getType() == EventType.SIGNED_OUT));
        if (customerId.equals(before)) {
            return new Resolution(identity, known, Optional.empty());
        }
        Link made = new Link(customerId, event.getEventTime());
        List<Link> links = with(made, known);
        boolean newest = links.get(links.size() - 1).equals(made);
        return new Resolution(identity, links, newest ? Optional.of(made) : Optional.empty());
    }

    private static Optional<String> customerNamedBy(CollectedEvent event) {
        if (event.getType() == EventType.SIGNED_OUT) {
            return Optional.of(event.getVisitorId());
        }
        return Optional.ofNullable(event.getUserId()).map(IdentityRule::customerOf);
    }

    /** The customer id of a user of the shop. */
    static String customerOf(String userId) {
        return "u:" + userId;
    }

    private static boolean isPerson(String customerId) {
        return customerId.startsWith("u:");
    }

    private static Optional<Link> asOf(List<Link> links, Instant time) {
        return links.stream().filter(link -> !link.getSince().isAfter(time)).max(Comparator.comparing(Link::getSince));
    }

    private List<Link> with(Link made, List<Link> known) {
        List<Link> links = new ArrayList<>(known);
        links.removeIf(link -> link.getSince().equals(made.getSince()));
        links.add(made);
        links.sort(Comparator.comparing(Link::getSince));
        List<Link> changes = changesOnly(links);
        return changes.size() <= mostLinks ? changes : changes.subList(changes.size() - mostLinks, changes.size());
    }

    /** A late sign-in from before a known one makes the known one no news. */
    private static List<Link> changesOnly(List<Link> links) {
        List<Link> changes = new ArrayList<>();
        String current = "";
        for (Link link : links) {
            if (!link.getCustomerId().equals(current)) {
                changes.add(link);
            }
            current = link.getCustomerId();
        }
        return changes;
    }

    /**
     * Who it was, and what to remember.
     *
     * @param links all links, by time
     * @param made the link that the event made, if it is the visitor's newest
     */
    record Resolution(Identity identity, List<Link> links, Optional<Link> made) {}
}
