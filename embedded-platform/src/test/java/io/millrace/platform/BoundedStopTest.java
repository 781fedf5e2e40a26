package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BoundedStopTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void waitsForAPartThatStops() {
        AtomicBoolean stopped = new AtomicBoolean();

        BoundedStop.run("part", LONG, () -> stopped.set(true));

        assertThat(stopped).isTrue();
    }

    @Test
    void givesUpOnAPartThatHangs() {
        CountDownLatch never = new CountDownLatch(1);

        assertTimeoutPreemptively(LONG, () -> BoundedStop.run("part", Duration.ofMillis(50), () -> await(never)));
    }

    @Test
    void goesOnWhenAPartFailsToStop() {
        assertThatCode(() -> BoundedStop.run("part", LONG, () -> {
                    throw new IllegalStateException("no");
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void waitsEvenWhenTheCallerIsInterrupted() {
        AtomicBoolean stopped = new AtomicBoolean();
        CountDownLatch soon = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        BoundedStop.run("part", LONG, () -> stopped.set(!passes(soon)));

        assertThat(stopped).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    private static boolean passes(CountDownLatch latch) {
        try {
            return latch.await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static void await(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
