package io.millrace.console.pipeline;

import io.millrace.console.pipeline.PipelineSnapshot.BrokerStatus;
import io.millrace.streams.thread.DaemonThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/** Looks at the suite again and again, on one thread, and tells whoever follows. */
public final class PipelineWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineWatch.class);

    private final ServiceProbe services;
    private final TopicProbe topics;
    private final Duration interval;
    private final Clock clock;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private volatile @Nullable PipelineSnapshot latest;
    private @Nullable ScheduledExecutorService thread;
    private @Nullable ScheduledFuture<?> looks;

    public PipelineWatch(ServiceProbe services, TopicProbe topics, Duration interval, Clock clock) {
        this.services = services;
        this.topics = topics;
        this.interval = interval;
        this.clock = clock;
    }

    /** Somebody who wants to know. */
    interface Follower {
        void see(PipelineSnapshot snapshot);

        /** There is no more to see. */
        void end();
    }

    /** What was seen last, nothing before the first look. */
    Optional<PipelineSnapshot> latest() {
        return Optional.ofNullable(latest);
    }

    /** Tells a follower of everything that is seen, until what it answers with is run. */
    Runnable follow(Follower follower) {
        followers.add(follower);
        latest().ifPresent(follower::see);
        return () -> followers.remove(follower);
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(new DaemonThreads("pipeline-watch"));
        looks = started.scheduleWithFixedDelay(this::lookSafely, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    @Override
    public synchronized void stop() {
        if (thread != null && looks != null) {
            looks.cancel(true);
            thread.shutdownNow();
            thread = null;
            topics.close();
            followers.forEach(Follower::end);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            // The next look may see more.
            LOG.warn("The pipeline could not be looked at", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        Instant now = clock.instant();
        PipelineSnapshot seen;
        List<ServiceStatus> statuses = services.look();
        try {
            seen = new PipelineSnapshot(now, statuses, new BrokerStatus(true, ""), topics.look(now));
        } catch (ExecutionException e) {
            String reason = NestedExceptionUtils.getMostSpecificCause(e).getMessage();
            seen = new PipelineSnapshot(now, statuses, new BrokerStatus(false, String.valueOf(reason)), List.of());
        }
        latest = seen;
        for (Follower follower : followers) {
            follower.see(seen);
        }
    }
}
