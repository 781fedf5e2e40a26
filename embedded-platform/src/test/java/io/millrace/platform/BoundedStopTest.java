package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
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

    private static void await(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
