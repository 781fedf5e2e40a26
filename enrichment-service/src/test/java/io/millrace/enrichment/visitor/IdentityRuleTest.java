package io.millrace.enrichment.visitor;

import static io.millrace.enrichment.Events.NOON;
import static io.millrace.enrichment.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.enrichment.Link;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityRuleTest {
    private static final IdentityRule RULE = new IdentityRule(3);

    private List<Link> known = List.of();

    @Test
    void takesAStrangerForItself() {
        IdentityRule.Resolution who = resolve(event("1", NOON).build());

        assertThat(who.identity()).isEqualTo(new Identity("a:v1", null, false));
        assertThat(who.made()).isEmpty();
    }

    @Test
    void linksTheVisitorToTheUserThatAnEventNames() {
        IdentityRule.Resolution who = resolve(as("anne", NOON));

        assertThat(who.identity()).isEqualTo(new Identity("u:anne", "u:anne", false));
        assertThat(who.made()).contains(new Link("u:anne", NOON));
    }

    @Test
    void remembersTheUserForEventsThatNameNobody() {
        resolve(as("anne", NOON));

        assertThat(resolve(event("2", NOON.plusSeconds(1)).build()).identity().customerId())
                .isEqualTo("u:anne");
    }

    @Test
    void linksOnlyOnce() {
        resolve(as("anne", NOON));

        assertThat(resolve(as("anne", NOON.plusSeconds(1))).made()).isEmpty();
    }

    @Test
    void leavesALateEventFromBeforeTheSignInWithTheVisitor() {
        resolve(as("anne", NOON));

        Identity late = resolve(event("2", NOON.minusSeconds(1)).build()).identity();

        assertThat(late).isEqualTo(new Identity("a:v1", null, false));
    }

    @Test
    void makesTheVisitorItselfTheCustomerAfterALogout() {
        resolve(as("anne", NOON));

        IdentityRule.Resolution out = resolve(signOut(NOON.plusSeconds(1)));

        assertThat(out.identity()).isEqualTo(new Identity("a:v1", null, true));
        assertThat(out.made()).contains(new Link("a:v1", NOON.plusSeconds(1)));
        assertThat(resolve(event("3", NOON.plusSeconds(2)).build()).identity().customerId())
                .isEqualTo("a:v1");
    }

    @Test
    void makesNoNewsOfALateEventOfAnEarlierUser() {
        resolve(as("bert", NOON.plusSeconds(10)));

        IdentityRule.Resolution late = resolve(as("anne", NOON));

        assertThat(late.identity().customerId()).isEqualTo("u:anne");
        assertThat(late.made()).isEmpty();
        assertThat(resolve(event("3", NOON.plusSeconds(11)).build()).identity().customerId())
                .isEqualTo("u:bert");
    }

    @Test
    void needsNoLinkForAVisitorWhoIsTheUser() {
        IdentityRule.Resolution who = resolve(
                event("1", NOON).setVisitorId("u:anne").setUserId("anne").build());

        assertThat(who.identity().owner()).isEqualTo("u:anne");
        assertThat(who.links()).isEmpty();
    }

    @Test
    void forgetsTheOldestOfTooManyChanges() {
        List.of("anne", "bert", "carl", "dora").forEach(user -> resolve(as(user, NOON.plusSeconds(known.size()))));

        assertThat(known).extracting(Link::getCustomerId).containsExactly("u:bert", "u:carl", "u:dora");
    }

    private IdentityRule.Resolution resolve(CollectedEvent event) {
        IdentityRule.Resolution who = RULE.resolve(known, event);
        known = who.links();
        return who;
    }

    private static CollectedEvent as(String userId, Instant time) {
        return event(userId + time, time).setUserId(userId).build();
    }

    private static CollectedEvent signOut(Instant time) {
        return event("out" + time, time)
                .setType(EventType.SIGNED_OUT)
                .setUserId("anne")
                .build();
    }
}
