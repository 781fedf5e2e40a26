package io.millrace.windowing.session;

import static io.millrace.windowing.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.event.time.Confidence;
import io.millrace.event.windows.SessionStep;
import io.millrace.windowing.Events;
import io.millrace.windowing.window.Reached;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionBundlesTest {
    private static final SessionRule RULE = new SessionRule(Duration.ofMinutes(30), Duration.ofHours(24), 500);

    private final List<SessionStep> sent = new ArrayList<>();
    private final SessionBundles bundles = new SessionBundles(RULE, sent::add);
    private Reached reached = Reached.NOTHING;

    @Test
    void sendsTheFirstStepAtOnceAndWhatFollowsAsOne() {
        take("s1", 0);
        take("s1", 1);
        take("s2", 2);
        take("s1", 3);
        assertThat(sent)
                .extracting(SessionStep::getSessionId, SessionStep::getEvents)
                .containsExactly(tuple("s1", 1L), tuple("s2", 1L));

        bundles.sendAll();
        bundles.sendAll();

        assertThat(sent).hasSize(3);
        assertThat(sent.get(2).getEvents()).isEqualTo(2);
        assertThat(sent.get(2).getEndedAt()).isEqualTo(at(3));
    }

    @Test
    void letsNothingWaitBeyondAMarkerThatMightMakeItsSessionDue() {
        take("s1", 0);
        take("s1", 20);

        advanceTo(29);
        assertThat(sent).hasSize(1);
        advanceTo(30);

        assertThat(sent).extracting(SessionStep::getEndedAt).containsExactly(at(0), at(20));
    }

    @Test
    void countsFromWhatWasSentLast() {
        take("s1", 0);
        take("s1", 20);
        bundles.sendAll();
        take("s1", 25);

        advanceTo(49);
        assertThat(sent).hasSize(2);
        advanceTo(50);

        assertThat(sent).hasSize(3);
    }

    @Test
    void letsNoLateStepWait() {
        take("s1", 0);
        advanceTo(40);

        take("s1", 5);

        assertThat(sent).hasSize(2);
    }

    @Test
    void sendsEverythingBeforeATimelineEnds() {
        take("s1", 0);
        take("s1", 1);

        bundles.sendBefore("live", new Reached(NOON, true, Confidence.COMPLETE));

        assertThat(sent).hasSize(2);
    }

    private void take(String session, int minute) {
        bundles.take(Events.event("m", at(minute)).setSessionId(session).build(), reached);
    }

    private void advanceTo(int minute) {
        reached = new Reached(at(minute), false, Confidence.COMPLETE);
        bundles.sendBefore("live", reached);
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
