package io.millrace.streams.boot;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the steps of a service's start on a thread of their own, so that the service answers for its health meanwhile, and
 * says what it is waiting for. A step that finds something missing is repeated until the service is stopped.
 */
public final class ServiceStart implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceStart.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int PAUSES_BETWEEN_WARNINGS = 40;

    private final String service;
    private final List<StartStep> steps;
    private final CompletableFuture<Void> completion = new CompletableFuture<>();
    private volatile String state = "not started";
    private @Nullable Thread thread;

    public ServiceStart(String service, List<StartStep> steps) {
        this.service = service;
        this.steps = List.copyOf(steps);
    }

    /** Ends when the service is ready; fails when it never will be, or when it was stopped before. */
    public CompletionStage<Void> completion() {
        return completion.minimalCompletionStage();
    }

    public boolean isReady() {
        return completion.isDone() && !completion.isCompletedExceptionally();
    }

    /** What the start is doing or waiting for, for people. */
    public String state() {
        return state;
    }

    @Override
    public synchronized void start() {
        thread = new Thread(this::runSteps, "start-" + service);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
        }
        completion.completeExceptionally(new IllegalStateException(service + " was stopped before it was ready"));
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void runSteps() {
        try {
            for (StartStep step : steps) {
                repeat(step);
            }
            state = "ready";
            completion.complete(null);
            LOG.info("{} is ready", service);
        } catch (InterruptedException e) {
            state = "stopped";
        } catch (RuntimeException e) {
            state = "failed: " + e.getMessage();
            LOG.error("{} cannot start", service, e);
            completion.completeExceptionally(e);
        }
    }

    private void repeat(StartStep step) throws InterruptedException {
        state = "starting: " + step.name();
        for (int attempt = 0; ; attempt++) {
            try {
                step.run();
                return;
            } catch (NotYetException e) {
                state = "waiting for " + step.name() + ": " + e.getMessage();
                say(attempt);
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    /** A short wait is part of every start; a long one is for someone to look at. */
    private void say(int attempt) {
        if (attempt == 0) {
            LOG.info("{} is {}", service, state);
        } else if (attempt % PAUSES_BETWEEN_WARNINGS == 0) {
            LOG.warn("{} is still {}", service, state);
        }
    }
}
