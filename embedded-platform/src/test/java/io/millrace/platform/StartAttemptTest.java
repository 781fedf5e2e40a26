package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;

class StartAttemptTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void handsOverWhatWasStarted() {
        Part part = new Part();

        assertThat(StartAttempt.run("part", LONG, () -> part)).isSameAs(part);
    }

    @Test
    void saysWhyAPartCouldNotBeStarted() {
        assertThatThrownBy(() -> StartAttempt.run("part", LONG, () -> {
                    throw new IllegalStateException("it is broken");
                }))
                .isInstanceOf(PlatformStartException.class)
                .hasMessage("The part could not be started: it is broken")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsASentenceThatSaysMore() {
        PlatformStartException sentence = new PlatformStartException("Do this");

        assertThatThrownBy(() -> StartAttempt.run("part", LONG, () -> {
                    throw sentence;
                }))
                .isSameAs(sentence);
    }

    @Test
    void interruptsAStartThatTakesTooLong() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);

        assertThatThrownBy(() -> StartAttempt.run("part", SHORT, () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return new Part();
                }))
                .isInstanceOf(PlatformStartException.class)
                .hasMessageStartingWith("The part did not start within");

        interrupted.await();
    }

    @Test
    void stopsWhatHasStartedTooLate() {
        Part late = new Part();

        assertThatThrownBy(() -> StartAttempt.run("part", SHORT, () -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        return late;
                    }
                    return new Part();
                }))
                .isInstanceOf(PlatformStartException.class);

        assertThat(late.closed).isTrue();
    }

    @Test
    void failsInsteadOfTheProcessWhenKafkaWantsToEndIt() {
        CountDownLatch never = new CountDownLatch(1);

        assertThatThrownBy(() -> StartAttempt.run("part", LONG, () -> {
                    new Thread(() -> endTheProcess()).start();
                    never.await();
                    return new Part();
                }))
                .isInstanceOf(PlatformStartException.class)
                .hasMessage("The part could not be started: Kafka cannot go on (no space left)");
    }

    @Test
    void leavesTheCallersClassLoaderAlone() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();

        StartAttempt.run("part", LONG, () -> {
            Thread.currentThread().setContextClassLoader(new ClassLoader() {});
            return new Part();
        });

        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    private static void endTheProcess() {
        try {
            Exit.halt(1, "no space left");
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageContaining("no space left");
        }
    }

    private static final class Part implements AutoCloseable {
        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
