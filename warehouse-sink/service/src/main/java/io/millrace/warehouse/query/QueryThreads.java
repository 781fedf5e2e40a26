package io.millrace.warehouse.query;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a few queries at a time, each on a thread with a deep stack. DuckDB's parser and planner descend once for each
 * level of a query and stop at their own limit, but a usual thread's stack ends sooner, and with it the process.
 */
final class QueryThreads implements AutoCloseable {
    private static final long STACK_BYTES = 64L << 20;

    private final ExecutorService threads;
    private final Semaphore turns;
    private final Duration maxWait;
    private final Duration patience;

    /**
     * Makes threads as they are needed.
     *
     * @param most queries that run at once
     * @param maxWait how long a query waits for its turn
     * @param patience how long to wait for its answer; a query that cannot be stopped keeps its turn until it ends
     */
    QueryThreads(int most, Duration maxWait, Duration patience) {
        this.turns = new Semaphore(most, true);
        this.maxWait = maxWait;
        this.patience = patience;
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(null, task, "query-" + number.incrementAndGet(), STACK_BYTES);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Waits for a query's answer.
     *
     * @throws TooManyQueriesException when its turn does not come
     * @throws QueryOverLimitException when it takes too long and cannot be stopped
     */
    <T> T run(Callable<T> query) throws InterruptedException, ExecutionException {
        if (!turns.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TooManyQueriesException();
        }
        Future<T> answer = threads.submit(() -> inTurn(query));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new QueryOverLimitException(
                    "It did not end after %d s, and could not be stopped.".formatted(patience.toSeconds()));
        }
    }

    private <T> T inTurn(Callable<T> query) throws Exception {
        try {
            return query.call();
        } finally {
            turns.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
