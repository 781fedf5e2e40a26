package io.millrace.enrichment.visitor;

import static io.millrace.enrichment.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.Timelines;
import io.millrace.event.enrichment.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SessionRuleTest {
    private static final SessionRule RULE =
            new SessionRule(Duration.ofMinutes(30), Duration.ofHours(24), Duration.ofHours(24), 50);
    private static final Identity NOBODY = new Identity("a:v1", null, false);
    private static final Identity ANNE = new Identity("u:anne", "u:anne", false);
    private static final Identity BERT = new Identity("u:bert", "u:bert", false);
    private static final Identity SIGNED_OUT = new Identity("a:v1", null, true);

    private List<Session> known = List.of();

    @Test
    void joinsTheVisitThatItIsLessThanAGapAwayFrom() {
        Session first = place("1", minute(0), NOBODY);

        Session second = place("2", minute(29), NOBODY);

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getEvents()).isEqualTo(2);
    }

    @Test
    void beginsAVisitAfterAGap() {
        place("1", minute(0), NOBODY);

        assertThat(place("2", minute(30), NOBODY).getId()).isEqualTo("2");
    }

    @Test
    void joinsTheEarlierOfTwoVisitsAndMergesNothing() {
        place("1", minute(0), NOBODY);
        place("2", minute(40), NOBODY);

        Session between = place("3", minute(20), NOBODY);

        assertThat(between.getId()).isEqualTo("1");
        assertThat(known).extracting(Session::getId).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void neverLetsAVisitGrowLongerThanTheLongest() {
        for (int halfHour = 0; halfHour <= 50; halfHour++) {
            place("e" + halfHour, minute(halfHour * 29), NOBODY);
        }

        assertThat(known)
                .allMatch(session ->
                        Duration.between(session.getStart(), session.getLast()).compareTo(Duration.ofHours(24)) <= 0);
        assertThat(known).hasSize(2);
    }

    @Test
    void goesOnWhenTheVisitorSignsIn() {
        place("1", minute(0), NOBODY);

        Session signedIn = place("2", minute(1), ANNE);

        assertThat(signedIn.getId()).isEqualTo("1");
        assertThat(signedIn.getOwner()).isEqualTo("u:anne");
    }

    @Test
    void takesALateEventFromBeforeTheSignIn() {
        place("1", minute(0), ANNE);

        assertThat(place("2", minute(-1), NOBODY).getId()).isEqualTo("1");
    }

    @Test
    void beginsAVisitWhenTheCustomerSignsOut() {
        place("1", minute(0), ANNE);

        assertThat(place("2", minute(1), SIGNED_OUT).getId()).isEqualTo("2");
    }

    @Test
    void beginsAVisitWhenAnotherCustomerTakesOver() {
        place("1", minute(0), ANNE);

        assertThat(place("2", minute(1), BERT).getId()).isEqualTo("2");
    }

    @Test
    void keepsTimelinesApart() {
        place("1", minute(0), NOBODY);

        Session imported = RULE.place(known, new VisitorEvent("import-1", minute(1), NOBODY), "2")
                .session();

        assertThat(imported.getId()).isEqualTo("2");
    }

    @Test
    void forgetsVisitsThatNoLateEventMayJoin() {
        place("1", minute(0), NOBODY);

        place("2", minute(24 * 60 + 1), NOBODY);

        assertThat(known).extracting(Session::getId).containsExactly("2");
    }

    @Test
    void remembersNoMoreVisitsThanItMay() {
        SessionRule two = new SessionRule(Duration.ofMinutes(30), Duration.ofHours(24), Duration.ofHours(24), 2);

        for (int hour = 0; hour < 5; hour++) {
            known = two.place(known, event(minute(60 * hour), NOBODY), "e" + hour)
                    .remembered();
        }

        assertThat(known).extracting(Session::getId).containsExactly("e3", "e4");
    }

    @Test
    void refusesAGapThatIsNone() {
        assertThatThrownBy(() -> new SessionRule(Duration.ZERO, Duration.ofHours(24), Duration.ofHours(24), 50))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** In time order a visit is what anybody would compute from the sorted times alone. */
    @Property
    void findsTheVisitsThatGapsAloneGive(@ForAll @Size(max = 60) List<@IntRange(max = 600) Integer> minutes) {
        List<Integer> inOrder = minutes.stream().sorted().toList();

        Map<Integer, List<Integer>> expected = splitAtGaps(inOrder);
        Map<String, List<Integer>> found = placeAll(inOrder);

        assertThat(found.values()).containsExactlyInAnyOrderElementsOf(expected.values());
    }

    /** Whatever the order: every event has exactly one visit, ids never change, and positions are dense. */
    @Property
    void givesEveryEventOneVisitInAnyOrder(@ForAll @Size(max = 40) List<@IntRange(max = 600) Integer> minutes) {
        Map<String, List<Long>> positions = new TreeMap<>();
        List<Session> sessions = List.of();
        for (int i = 0; i < minutes.size(); i++) {
            SessionRule.Placement placement = RULE.place(sessions, event(minute(minutes.get(i)), NOBODY), "e" + i);
            sessions = placement.remembered();
            positions
                    .computeIfAbsent(placement.session().getId(), id -> new ArrayList<>())
                    .add(placement.session().getEvents());
        }

        positions
                .values()
                .forEach(seen -> assertThat(seen)
                        .isEqualTo(IntStream.rangeClosed(1, seen.size())
                                .asLongStream()
                                .boxed()
                                .toList()));
    }

    private static Map<Integer, List<Integer>> splitAtGaps(List<Integer> inOrder) {
        Map<Integer, List<Integer>> visits = new TreeMap<>();
        int visit = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            if (i > 0 && inOrder.get(i) - inOrder.get(i - 1) >= 30) {
                visit++;
            }
            visits.computeIfAbsent(visit, number -> new ArrayList<>()).add(inOrder.get(i));
        }
        return visits;
    }

    private static Map<String, List<Integer>> placeAll(List<Integer> minutes) {
        Map<String, List<Integer>> visits = new TreeMap<>();
        List<Session> sessions = List.of();
        for (int i = 0; i < minutes.size(); i++) {
            SessionRule.Placement placement = RULE.place(sessions, event(minute(minutes.get(i)), NOBODY), "e" + i);
            sessions = placement.remembered();
            visits.computeIfAbsent(placement.session().getId(), id -> new ArrayList<>())
                    .add(minutes.get(i));
        }
        return visits.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Session place(String id, Instant time, Identity identity) {
        SessionRule.Placement placement = RULE.place(known, event(time, identity), id);
        known = placement.remembered();
        return placement.session();
    }

    private static VisitorEvent event(Instant time, Identity identity) {
        return new VisitorEvent(Timelines.LIVE, time, identity);
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
