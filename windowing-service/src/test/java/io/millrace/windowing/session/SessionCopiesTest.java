package io.millrace.windowing.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.customer.Money;
import io.millrace.event.windows.Outcome;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.SessionState;
import io.millrace.windowing.Events;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every field is set by the constructor here, so that a new field has to be thought of. */
class SessionCopiesTest {
    private static final Session SESSION = new Session(
            "s1",
            1L,
            "live",
            "a:v1",
            "u:1",
            Events.NOON,
            Events.NOON.plusSeconds(9),
            2L,
            3L,
            4L,
            5L,
            6L,
            Events.money("7.00"),
            "EUR",
            List.of(new Money(Events.money("8.00"), "GBP")),
            "/landing",
            "newsletter",
            "France",
            "mobile",
            Outcome.ORDERED,
            List.of("p1", "p2"));

    @Test
    void copiesEveryFieldOfASession() {
        assertThat(SessionCopies.builderOf(SESSION).build()).isEqualTo(SESSION);
    }

    @Test
    void changesNothingElseOfAState() {
        SessionState state = new SessionState(
                SESSION,
                List.of(new Money(Events.money("7.00"), "EUR")),
                Events.NOON,
                Events.NOON.plusSeconds(1),
                Events.NOON.plusSeconds(2),
                Events.NOON.plusSeconds(3),
                true,
                Events.NOON.plusSeconds(4));

        assertThat(SessionCopies.with(state, SESSION, true, Events.NOON.plusSeconds(4)))
                .isEqualTo(state);
    }
}
