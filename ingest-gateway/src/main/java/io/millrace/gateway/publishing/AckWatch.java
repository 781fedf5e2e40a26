package io.millrace.gateway.publishing;

import io.millrace.streams.thread.DaemonThreads;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks often, with one thread for all requests: a timer for each would cost more than most requests do. */
final class AckWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AckWatch.class);
    private static final long PAUSE_MILLIS = 10;

    private final Runnable look;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("ack-watch"));

    AckWatch(Runnable look) {
        this.look = look;
    }

    // What goes wrong is logged there and then.
    @SuppressWarnings("FutureReturnValueIgnored")
    void start() {
        timer.scheduleWithFixedDelay(this::lookAgain, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void lookAgain() {
        try {
            look.run();
        } catch (RuntimeException e) {
            // Thrown on, it would end the watch, and requests would wait for ever.
            LOG.error("The watch over acknowledgements failed", e);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            timer.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
