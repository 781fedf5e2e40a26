package io.millrace.enrichment.customer;

import static io.millrace.enrichment.Events.NOON;
import static io.millrace.enrichment.Events.event;
import static io.millrace.enrichment.Events.money;
import static io.millrace.enrichment.Events.order;
import static io.millrace.enrichment.Events.refund;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.customer.CustomerHistory;
import io.millrace.event.customer.Money;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistoryRuleTest {

    @Test
    void beginsWithTheFirstEvent() {
        CustomerHistory history = HistoryRule.after(null, event("1", NOON).build());

        assertThat(history).isEqualTo(new CustomerHistory(NOON, NOON, 1L, 0L, List.of(), 0L, List.of()));
    }

    @Test
    void addsOrdersAndRefundsUpPerCurrency() {
        CustomerHistory history = after(
                order("1", NOON, "10.50").build(),
                order("2", NOON, "1").setCurrency("EUR").build(),
                order("3", NOON, "0.25").build(),
                refund("4", NOON, "-2.50").build());

        assertThat(history.getOrders()).isEqualTo(3);
        assertThat(history.getRevenue())
                .containsExactly(new Money(money("1"), "EUR"), new Money(money("10.75"), "GBP"));
        assertThat(history.getRefunds()).isEqualTo(1);
        assertThat(history.getRefunded()).containsExactly(new Money(money("-2.50"), "GBP"));
    }

    @Test
    void reachesFromTheEarliestToTheLatestEventHoweverTheyArrive() {
        CustomerHistory history = after(
                event("1", NOON).build(),
                event("2", NOON.plusSeconds(9)).build(),
                event("3", NOON.minusSeconds(9)).build());

        assertThat(history.getFirstSeen()).isEqualTo(NOON.minusSeconds(9));
        assertThat(history.getLastSeen()).isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void stopsAtWhatTheSchemaCanHold() {
        CustomerHistory history = after(
                order("1", NOON, "999999999999.99").build(),
                order("2", NOON, "999999999999.99").build());

        assertThat(history.getRevenue()).containsExactly(new Money(money("999999999999.999999"), "GBP"));
    }

    @Property
    void isTheSameHoweverTwoPartsAreDivided(
            @ForAll @Size(min = 2, max = 20) List<@IntRange(max = 500) Integer> pence, @ForAll int cut) {
        List<CollectedEvent> events = pence.stream()
                .map(p -> order("m" + p, NOON.plusSeconds(p), "0." + (100 + p)).build())
                .toList();
        int at = 1 + Math.floorMod(cut, events.size() - 1);

        CustomerHistory whole = after(events.toArray(CollectedEvent[]::new));
        CustomerHistory inParts = HistoryRule.together(
                after(events.subList(0, at).toArray(CollectedEvent[]::new)),
                after(events.subList(at, events.size()).toArray(CollectedEvent[]::new)));

        assertThat(inParts).isEqualTo(whole);
    }

    private static CustomerHistory after(CollectedEvent... events) {
        CustomerHistory history = HistoryRule.after(null, events[0]);
        for (CollectedEvent event : List.of(events).subList(1, events.length)) {
            history = HistoryRule.after(history, event);
        }
        return history;
    }
}
