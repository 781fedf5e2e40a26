package io.millrace.windowing.session;

import static io.millrace.windowing.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.event.time.Confidence;
import io.millrace.event.windows.Earliest;
import io.millrace.event.windows.Outcome;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.SessionState;
import io.millrace.event.windows.SessionStep;
import io.millrace.windowing.Events;
import io.millrace.windowing.state.MemoryState;
import io.millrace.windowing.window.Placement.Verdict;
import io.millrace.windowing.window.Reached;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SessionOperatorTest {
    private static final SessionRule RULE = new SessionRule(Duration.ofMinutes(30), Duration.ofHours(24), 3);

    private final Run run = new Run();

    @Test
    void sendsASessionOnceTheWatermarkHasPassedItsGap() {
        run.take(step("s1", 0));
        run.take(step("s1", 10));

        run.advanceTo(39);
        assertThat(run.sent).isEmpty();
        run.advanceTo(40);
        run.advanceTo(50);

        assertThat(run.sent)
                .extracting(Session::getSessionId, Session::getRevision, Session::getEvents)
                .containsExactly(tuple("s1", 1L, 2L));
    }

    @Test
    void sendsItAgainOnceForAllLateEventsOfAStepOfTime() {
        run.take(step("s1", 0));
        run.advanceTo(60);

        run.take(step("s1", 5));
        run.take(step("s1", 6));
        run.advanceTo(61);

        assertThat(run.sent)
                .extracting(Session::getRevision, Session::getEvents, Session::getEndedAt)
                .containsExactly(tuple(1L, 1L, at(0)), tuple(2L, 3L, at(6)));
    }

    @Test
    void waitsAgainForASessionThatALateEventHasProlonged() {
        run.take(step("s1", 0));
        run.advanceTo(31);

        run.take(step("s1", 20));
        run.advanceTo(49);
        assertThat(run.sent).hasSize(1);
        run.advanceTo(50);

        assertThat(run.sent).extracting(Session::getRevision).containsExactly(1L, 2L);
    }

    @Test
    void sendsTheSessionsOfAnImportWhenItEnds() {
        run.take(step("s1", 0));

        run.close();

        assertThat(run.sent).hasSize(1);
        assertThat(run.sessions.size()).isZero();
    }

    @Test
    void forgetsASessionWhenNoEventCanBelongToItAnyMore() {
        run.take(step("s1", 0));
        int lastChance = 60 + 24 * 60;

        run.advanceTo(lastChance - 1);
        assertThat(run.sessions.size()).isEqualTo(1);
        run.advanceTo(lastChance);

        assertThat(run.sessions.size()).isZero();
        assertThat(RULE.place(at(30), run.reached).verdict()).isEqualTo(Verdict.TOO_LATE);
    }

    @Test
    void saysWhoFromWhereAndWhatCameOfIt() {
        run.take(SessionStep.newBuilder(step("s1", 1))
                .setLanding(new Earliest("/second", at(1)))
                .setCustomerId("u:anne")
                .setCountry(new Earliest("France", at(1)))
                .build());
        run.take(SessionStep.newBuilder(step("s1", 0))
                .setLanding(new Earliest("/first", at(0)))
                .setCampaign(new Earliest("news", at(0)))
                .build());
        run.take(SessionStep.newBuilder(step("s1", 0)).setCarts(1).build());

        run.advanceTo(60);

        Session session = run.sent.get(0);
        assertThat(session.getLandingPath()).isEqualTo("/first");
        assertThat(session.getCampaignSource()).isEqualTo("news");
        assertThat(session.getCountry()).isEqualTo("France");
        assertThat(session.getCustomerId()).isEqualTo("u:anne");
        assertThat(session.getStartedAt()).isEqualTo(at(0));
        assertThat(session.getEndedAt()).isEqualTo(at(1));
        assertThat(session.getOutcome()).isEqualTo(Outcome.CART_ABANDONED);
    }

    @Test
    void addsRevenueUpByCurrency() {
        run.take(order("s1", 0, "10", "GBP"));
        run.take(order("s1", 1, "5", "EUR"));
        run.take(order("s1", 2, "7", "GBP"));

        run.advanceTo(60);

        Session session = run.sent.get(0);
        assertThat(session.getOutcome()).isEqualTo(Outcome.ORDERED);
        assertThat(session.getOrders()).isEqualTo(3);
        assertThat(session.getCurrency()).isEqualTo("EUR");
        assertThat(session.getRevenue()).isEqualByComparingTo("5");
        assertThat(session.getOtherRevenue())
                .extracting(money -> money.getCurrency() + money.getAmount())
                .containsExactly("GBP17.000000");
    }

    @Test
    void remembersEachItemOnceAndNotTooMany() {
        run.take(SessionStep.newBuilder(step("s1", 0))
                .setItems(List.of("a", "b"))
                .build());
        run.take(SessionStep.newBuilder(step("s1", 1))
                .setItems(List.of("b", "c", "d"))
                .build());

        run.advanceTo(60);

        assertThat(run.sent.get(0).getItems()).containsExactly("a", "b", "c");
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void endsAtTheSameWhateverTheOrderOfArrival(@ForAll("steps") List<SessionStep> steps, @ForAll Random random) {
        Run ordered = new Run();
        Run shuffled = new Run();
        List<SessionStep> inDisorder = new ArrayList<>(steps);
        Collections.shuffle(inDisorder, random);

        steps.forEach(ordered::take);
        inDisorder.forEach(shuffled::take);
        ordered.close();
        shuffled.close();

        assertThat(shuffled.latest()).isEqualTo(ordered.latest());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void saysTheSameWithARestartAfterEveryStepAndLosesNoEvent(@ForAll("steps") List<SessionStep> steps) {
        Run undisturbed = new Run();
        Run restarted = new Run();
        Map<String, Long> expected = new HashMap<>();
        int minute = 0;
        for (SessionStep step : steps) {
            expected.merge(step.getSessionId(), 1L, Long::sum);
            minute += step.getSessionId().length();
            undisturbed.take(step);
            undisturbed.advanceTo(minute);
            restarted.take(step);
            restarted.begin();
            restarted.advanceTo(minute);
            restarted.begin();
        }
        undisturbed.close();
        restarted.close();

        assertThat(restarted.sent).isEqualTo(undisturbed.sent);
        assertThat(undisturbed.latest()).isEqualTo(expected);
    }

    @Provide
    Arbitrary<List<SessionStep>> steps() {
        return Combinators.combine(
                        Arbitraries.of("s1", "s22222", "s33333333"),
                        Arbitraries.integers().between(0, 120))
                .as(SessionOperatorTest::step)
                .list()
                .ofMaxSize(40);
    }

    private static SessionStep step(String session, int minute) {
        return RULE.stepOf(Events.event("m", at(minute))
                .setSessionId(session)
                .setTimeline("import-1")
                .build());
    }

    private static SessionStep order(String session, int minute, String revenue, String currency) {
        return RULE.stepOf(Events.order("m", at(minute), revenue, null)
                .setSessionId(session)
                .setTimeline("import-1")
                .setCurrency(currency)
                .build());
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    /** An operator over one timeline, with the state that it keeps. */
    private static final class Run {
        final List<Session> sent = new ArrayList<>();
        final MemoryState<SessionState> sessions =
                new MemoryState<>(SessionState::toByteBuffer, SessionState::fromByteBuffer);
        private final MemoryState<String> timers = MemoryState.ofTexts();
        private Reached reached = Reached.NOTHING;
        private SessionOperator operator;

        Run() {
            begin();
        }

        void begin() {
            operator = new SessionOperator(RULE, timeline -> reached, sessions, timers, sent::add);
        }

        void take(SessionStep step) {
            operator.take(step);
        }

        void advanceTo(int minute) {
            reach(new Reached(at(minute), false, Confidence.COMPLETE));
        }

        void close() {
            reach(new Reached(reached.isKnown() ? reached.time() : NOON, true, Confidence.COMPLETE));
        }

        private void reach(Reached next) {
            Reached before = reached;
            reached = next;
            operator.advance("import-1", before);
        }

        Map<String, Long> latest() {
            Map<String, Long> latest = new HashMap<>();
            sent.forEach(session -> latest.put(session.getSessionId(), session.getEvents()));
            return latest;
        }
    }
}
