package io.millrace.streams.boot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceStartTest {
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private ServiceStart start = new ServiceStart("test", List.of());

    @AfterEach
    void stop() {
        start.stop();
    }

    @Test
    void runsItsStepsInOrder() throws Exception {
        start = new ServiceStart("test", List.of(step("first", () -> {}), step("second", () -> {})));

        start.start();

        start.completion().toCompletableFuture().get(10, SECONDS);
        assertThat(done).containsExactly("first", "second");
        assertThat(start.isReady()).isTrue();
        assertThat(start.state()).isEqualTo("ready");
    }

    @Test
    void repeatsAStepThatFindsSomethingMissing() throws Exception {
        start = new ServiceStart("test", List.of(step("broker", () -> {
            if (done.size() < 3) {
                throw new NotYetException("nobody there");
            }
        })));

        start.start();

        start.completion().toCompletableFuture().get(10, SECONDS);
        assertThat(done).containsExactly("broker", "broker", "broker");
    }

    @Test
    void saysWhatItIsWaitingFor() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        start = new ServiceStart("test", List.of(step("the broker", () -> {
            asked.countDown();
            throw new NotYetException("nobody there");
        })));

        start.start();

        assertThat(asked.await(10, SECONDS)).isTrue();
        assertThat(start.state()).isEqualTo("waiting for the broker: nobody there");
        assertThat(start.isReady()).isFalse();
    }

    @Test
    void endsAtAFailureThatWaitingWillNotMend() {
        start = new ServiceStart(
                "test",
                List.of(
                        step("topics", () -> {
                            throw new IllegalStateException("wrong partitions");
                        }),
                        step("streams", () -> {})));

        start.start();

        assertThatThrownBy(() -> start.completion().toCompletableFuture().get(10, SECONDS))
                .hasRootCauseMessage("wrong partitions");
        assertThat(done).containsExactly("topics");
        assertThat(start.state()).isEqualTo("failed: wrong partitions");
    }

    @Test
    void canBeStoppedWhileItWaits() {
        start = new ServiceStart("test", List.of(step("the broker", () -> {
            throw new NotYetException("nobody there");
        })));
        start.start();

        start.stop();

        assertThatThrownBy(() -> start.completion().toCompletableFuture().get(10, SECONDS))
                .hasRootCauseMessage("test was stopped before it was ready");
    }

    private StartStep step(String name, Work work) {
        return new StartStep() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run() throws NotYetException {
                done.add(name);
                work.run();
            }
        };
    }

    private interface Work {
        void run() throws NotYetException;
    }
}
