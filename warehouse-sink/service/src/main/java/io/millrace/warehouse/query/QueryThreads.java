package io.millrace.warehouse.query;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a few queries at a time, each on a thread with a deep stack. DuckDB's parser and planner descend once for each
 * level of a query and stop at their own limit, but a usual thread's stack ends sooner, and with it the process.
 */
final class QueryThreads implements AutoCloseable {
    private static final long STACK_BYTES = 64L << 20;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor threads;
    private final Duration patience;

    /**
     * Makes threads as they are needed.
     *
     * @param patience how long to wait for a query; one that takes longer still holds its thread until it ends
     */
    QueryThreads(int most, Duration patience) {
        this.patience = patience;
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                0, most, IDLE.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(null, task, "query-" + number.incrementAndGet(), STACK_BYTES);
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Waits for a query's answer.
     *
     * @throws TooManyQueriesException when all threads are taken
     * @throws QueryOverLimitException when it took too long and could not be stopped
     */
    <T> T run(Callable<T> query) throws InterruptedException, ExecutionException {
        try {
            Future<T> answer = threads.submit(query);
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new TooManyQueriesException();
        } catch (TimeoutException e) {
            throw new QueryOverLimitException(
                    "It did not end after %d s, and could not be stopped.".formatted(patience.toSeconds()));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
