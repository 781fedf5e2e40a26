package io.millrace.gateway.promise;

import io.millrace.streams.thread.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** A heartbeat at every interval from when the service is ready, and a goodbye after the HTTP server has stopped. */
public final class HeartbeatCycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatCycle.class);
    private static final int AFTER_THE_HTTP_SERVER = SmartLifecycle.DEFAULT_PHASE - 3072;

    private final Heartbeats heartbeats;
    private final CompletionStage<Void> ready;
    private final Duration interval;
    private final Duration stopTimeout;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("heartbeats"));
    private volatile boolean running;

    /**
     * A cycle that begins when the service is ready.
     *
     * @param stopTimeout how long requests in flight may hold up the end
     */
    public HeartbeatCycle(Heartbeats heartbeats, CompletionStage<Void> ready, Duration interval, Duration stopTimeout) {
        this.heartbeats = heartbeats;
        this.ready = ready;
        this.interval = interval;
        this.stopTimeout = stopTimeout;
    }

    @Override
    public void start() {
        running = true;
        ready.thenRun(this::begin);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private synchronized void begin() {
        if (!timer.isShutdown()) {
            timer.scheduleWithFixedDelay(this::beat, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    // Whether it arrived is counted and logged where it is sent.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void beat() {
        try {
            heartbeats.beat();
        } catch (RuntimeException e) {
            // Thrown on, it would end all heartbeats and with them every watermark downstream.
            LOG.error("A heartbeat failed", e);
        }
    }

    @Override
    public void stop() {
        synchronized (this) {
            timer.shutdown();
        }
        running = false;
        try {
            timer.awaitTermination(stopTimeout.toMillis(), TimeUnit.MILLISECONDS);
            heartbeats.leave(stopTimeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return AFTER_THE_HTTP_SERVER;
    }
}
