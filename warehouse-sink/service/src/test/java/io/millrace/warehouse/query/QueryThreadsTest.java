package io.millrace.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class QueryThreadsTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void runsOneQueryAfterAnotherInTheSameTurn() throws Exception {
        try (QueryThreads threads = new QueryThreads(1, Duration.ZERO, LONG)) {
            for (int i = 0; i < 100; i++) {
                int expected = i;

                assertThat(threads.<Integer>run(() -> expected)).isEqualTo(i);
            }
        }
    }

    @Test
    void turnsAwayAQueryWhoseTurnDoesNotCome() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (QueryThreads threads = new QueryThreads(1, Duration.ZERO, LONG)) {
            CompletableFuture<String> first = inBackground(threads, running, end);
            running.await();

            assertThatExceptionOfType(TooManyQueriesException.class)
                    .isThrownBy(() -> threads.run(() -> "second"))
                    .satisfies(e ->
                            assertThat(e.getHeaders().getFirst("Retry-After")).isEqualTo("1"));
            end.countDown();
            assertThat(first.get()).isEqualTo("first");
            assertThat(threads.run(() -> "third")).isEqualTo("third");
        }
    }

    @Test
    void letsAQueryWaitForItsTurn() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (QueryThreads threads = new QueryThreads(1, LONG, LONG)) {
            CompletableFuture<String> first = inBackground(threads, running, end);
            running.await();

            CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> run(threads));
            end.countDown();

            assertThat(first.get()).isEqualTo("first");
            assertThat(second.get()).isEqualTo("second");
        }
    }

    @Test
    void doesNotWaitForEverForAQueryThatCannotBeStopped() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (QueryThreads threads = new QueryThreads(1, Duration.ZERO, Duration.ofMillis(50))) {
            assertThatExceptionOfType(QueryOverLimitException.class)
                    .isThrownBy(() -> threads.run(() -> {
                        end.await();
                        return "late";
                    }));

            assertThatExceptionOfType(TooManyQueriesException.class).isThrownBy(() -> threads.run(() -> "next"));
            end.countDown();
        }
    }

    @Test
    void hasStacksThatDeepQueriesFitInto() throws Exception {
        try (QueryThreads threads = new QueryThreads(1, Duration.ZERO, LONG)) {
            assertThat(threads.<Integer>run(() -> depth(100_000))).isEqualTo(100_000);
        }
    }

    private static int depth(int levels) {
        return levels == 0 ? 0 : 1 + depth(levels - 1);
    }

    private static CompletableFuture<String> inBackground(
            QueryThreads threads, CountDownLatch running, CountDownLatch end) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return threads.run(() -> {
                    running.countDown();
                    end.await();
                    return "first";
                });
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private static String run(QueryThreads threads) {
        try {
            return threads.run(() -> "second");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
