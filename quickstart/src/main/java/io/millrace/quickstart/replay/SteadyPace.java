package io.millrace.quickstart.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Spreads events evenly over time. Time that was lost to a slow or absent service is not made up for. */
final class SteadyPace implements Pace {
    private static final int REQUESTS_PER_SECOND = 5;
    private static final Duration LOST = Duration.ofSeconds(1);

    private final int eventsPerSecond;
    private final Clock clock;
    private final Pauses pauses;
    private Instant due;

    SteadyPace(int eventsPerSecond, Clock clock, Pauses pauses) {
        if (eventsPerSecond < 1) {
            throw new IllegalArgumentException("The rate must be positive, was " + eventsPerSecond);
        }
        this.eventsPerSecond = eventsPerSecond;
        this.clock = clock;
        this.pauses = pauses;
        this.due = clock.instant();
    }

    @Override
    public int eventsPerRequest() {
        return Math.max(1, eventsPerSecond / REQUESTS_PER_SECOND);
    }

    @Override
    public void awaitTurn() throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            pauses.pause(Duration.between(now, due));
        } else if (due.plus(LOST).isBefore(now)) {
            due = now;
        }
    }

    @Override
    public void sent(int events) {
        due = due.plus(Duration.ofSeconds(events).dividedBy(eventsPerSecond));
    }
}
