package io.millrace.gateway.http.netty;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for what would hold up a connection's own: large bodies, and what operators ask. */
final class Workers implements AutoCloseable {
    private static final int WAITING_BODIES = 1024;
    private static final int WAITING_QUESTIONS = 64;

    private final ThreadPoolExecutor bodies;
    /** Apart from the others, so that a gateway that has too much to do still says how it is. */
    private final ThreadPoolExecutor questions;

    Workers(int threads) {
        bodies = pool("gateway-body", threads, WAITING_BODIES);
        questions = pool("gateway-question", 1, WAITING_QUESTIONS);
    }

    private static ThreadPoolExecutor pool(String name, int threads, int waiting) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                new DefaultThreadFactory(name, true));
    }

    Executor bodies() {
        return bodies;
    }

    Executor questions() {
        return questions;
    }

    @Override
    public void close() {
        bodies.shutdown();
        questions.shutdown();
    }
}
