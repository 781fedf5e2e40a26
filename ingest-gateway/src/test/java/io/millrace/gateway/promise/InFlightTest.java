package io.millrace.gateway.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
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

    @Test
    void promisesNoMoreThanTheOldestInTheJournal() {
        AtomicReference<OptionalLong> oldest = new AtomicReference<>(OptionalLong.of(NOON.toEpochMilli()));
        InFlight withJournal = new InFlight(clock, oldest::get);
        clock.set(NOON.plusSeconds(5));
        InFlight.Passage request = withJournal.enter();

        assertThat(withJournal.promise()).isEqualTo(NOON);
        assertThat(withJournal.age()).hasSeconds(5);
        oldest.set(OptionalLong.of(NOON.plusSeconds(9).toEpochMilli()));
        assertThat(withJournal.promise()).isEqualTo(NOON.plusSeconds(5));
        request.leave();
        clock.set(NOON.plusSeconds(20));
        assertThat(withJournal.promise()).isEqualTo(NOON.plusSeconds(9));
        oldest.set(OptionalLong.empty());
        assertThat(withJournal.promise()).isEqualTo(NOON.plusSeconds(20));
    }

    @Test
    void neverTakesAPromiseBackForAJournalThatKnowsTimesToTheSecond() {
        AtomicReference<OptionalLong> oldest = new AtomicReference<>(OptionalLong.empty());
        InFlight withJournal = new InFlight(clock, oldest::get);
        clock.set(NOON.plusMillis(700));
        withJournal.promise();

        oldest.set(OptionalLong.of(NOON.toEpochMilli()));

        assertThat(withJournal.promise()).isEqualTo(NOON.plusMillis(700));
    }

    @Test
    void isNotEmptyWhileSomethingWaitsInTheJournal() throws Exception {
        AtomicReference<OptionalLong> oldest = new AtomicReference<>(OptionalLong.of(NOON.toEpochMilli()));
        InFlight withJournal = new InFlight(clock, oldest::get);

        assertThat(withJournal.awaitEmpty(Duration.ofMillis(5))).isFalse();
        oldest.set(OptionalLong.empty());
        assertThat(withJournal.awaitEmpty(Duration.ofMillis(5))).isTrue();
    }

    private boolean awaitEmpty(Duration patience) {
        try {
            return inFlight.awaitEmpty(patience);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
