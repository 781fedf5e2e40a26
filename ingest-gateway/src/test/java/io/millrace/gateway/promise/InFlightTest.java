package io.millrace.gateway.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOON);
    private final InFlight inFlight = new InFlight(clock);

    @Test
    void promisesNowWhenNothingIsInFlight() {
        clock.set(NOON.plusNanos(1_999_999));

        assertThat(inFlight.promise()).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void promisesTheOldestTimeInFlight() {
        InFlight.Passage oldest = inFlight.enter();
        clock.set(NOON.plusSeconds(1));
        InFlight.Passage newer = inFlight.enter();
        clock.set(NOON.plusSeconds(2));

        assertThat(inFlight.promise()).isEqualTo(NOON);
        oldest.leave();
        assertThat(inFlight.promise()).isEqualTo(NOON.plusSeconds(1));
        newer.leave();
        assertThat(inFlight.promise()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void keepsRequestsOfTheSameMillisecondApart() {
        InFlight.Passage one = inFlight.enter();
        InFlight.Passage other = inFlight.enter();
        clock.set(NOON.plusSeconds(1));

        one.leave();
        one.leave();

        assertThat(inFlight.promise()).isEqualTo(NOON);
        assertThat(inFlight.size()).isEqualTo(1);
        other.leave();
        assertThat(inFlight.promise()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void givesNoRequestATimeBeforeAPromise() {
        inFlight.promise();
        clock.set(NOON.minusSeconds(60));

        InFlight.Passage request = inFlight.enter();

        assertThat(request.receivedAt()).isEqualTo(NOON);
    }

    @Test
    void neverTakesAPromiseBack() {
        inFlight.promise();
        clock.set(NOON.minusSeconds(60));

        assertThat(inFlight.promise()).isEqualTo(NOON);
    }

    @Test
    void knowsHowOldTheOldestIs() {
        assertThat(inFlight.age()).isZero();
        InFlight.Passage request = inFlight.enter();
        clock.set(NOON.plusSeconds(3));
        assertThat(inFlight.age()).hasSeconds(3);
        clock.set(NOON.minusSeconds(3));
        assertThat(inFlight.age()).isZero();
        request.leave();
    }

    @Test
    void letsNobodyInAfterItIsClosed() {
        inFlight.close();

        assertThatExceptionOfType(ClosedException.class).isThrownBy(inFlight::enter);
    }

    @Test
    void waitsUntilEverybodyHasLeft() throws Exception {
        InFlight.Passage request = inFlight.enter();
        CompletableFuture<Boolean> empty = CompletableFuture.supplyAsync(() -> awaitEmpty(Duration.ofMinutes(1)));

        assertThat(empty).isNotDone();
        request.leave();

        assertThat(empty.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void waitsNoLongerThanItMay() {
        inFlight.enter();

        assertThat(awaitEmpty(Duration.ofMillis(5))).isFalse();
    }

    private boolean awaitEmpty(Duration patience) {
        try {
            return inFlight.awaitEmpty(patience);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
