package io.millrace.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.quickstart.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyPaceTest {
    private final SteppedClock clock = new SteppedClock();
    private final List<Duration> pauses = new ArrayList<>();
    private final Pace pace = pace(20);

    @Test
    void spreadsEventsOverTheSecond() throws InterruptedException {
        for (int request = 0; request < 5; request++) {
            pace.awaitTurn();
            pace.sent(pace.eventsPerRequest());
        }
        pace.awaitTurn();

        assertThat(clock.instant()).isEqualTo(SteppedClock.START.plusSeconds(1));
        assertThat(pauses).hasSize(5).containsOnly(Duration.ofMillis(200));
    }

    @Test
    void makesUpForTheTimeThatARequestTakes() throws InterruptedException {
        pace.sent(4);
        clock.pass(Duration.ofMillis(150));

        pace.awaitTurn();

        assertThat(pauses).containsExactly(Duration.ofMillis(50));
    }

    @Test
    void doesNotHurryAfterAnOutage() throws InterruptedException {
        pace.sent(4);
        clock.pass(Duration.ofMinutes(5));

        pace.awaitTurn();
        pace.sent(4);
        pace.awaitTurn();

        assertThat(pauses).containsExactly(Duration.ofMillis(200));
    }

    @Test
    void sendsAtLeastOneEventInARequest() {
        assertThat(pace(1).eventsPerRequest()).isEqualTo(1);
        assertThat(pace(1_000).eventsPerRequest()).isEqualTo(200);
        assertThat(Batch.Limits.OF_A_REQUEST.withAtMost(Pace.UNLIMITED.eventsPerRequest()))
                .isEqualTo(Batch.Limits.OF_A_REQUEST);
    }

    private Pace pace(int eventsPerSecond) {
        return new SteadyPace(eventsPerSecond, clock, length -> {
            pauses.add(length);
            clock.pass(length);
        });
    }
}
