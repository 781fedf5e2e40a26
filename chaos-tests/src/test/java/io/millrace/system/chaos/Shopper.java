package io.millrace.system.chaos;

import io.millrace.system.chaos.GatewayClient.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Sends one batch after another. The patient send a batch again until it is accepted, as SDKs do; the others never do. */
final class Shopper implements AutoCloseable {
    private static final int BETWEEN_BATCHES_MILLIS = 200;

    private final GatewayClient gateway;
    private final Supplier<List<ShopEvent>> batches;
    private final boolean patient;
    private final SentEvents sent;
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Shopper::daemon);
    private final ScheduledFuture<?> steps;
    private List<ShopEvent> open = List.of();
    private volatile boolean leaving;

    private Shopper(GatewayClient gateway, Supplier<List<ShopEvent>> batches, boolean patient, SentEvents sent) {
        this.gateway = gateway;
        this.batches = batches;
        this.patient = patient;
        this.sent = sent;
        this.steps = clock.scheduleWithFixedDelay(this::step, 0, BETWEEN_BATCHES_MILLIS, TimeUnit.MILLISECONDS);
    }

    static Shopper patient(GatewayClient gateway, Supplier<List<ShopEvent>> batches, SentEvents sent) {
        return new Shopper(gateway, batches, true, sent);
    }

    static Shopper impatient(GatewayClient gateway, Supplier<List<ShopEvent>> batches, SentEvents sent) {
        return new Shopper(gateway, batches, false, sent);
    }

    /** Begins nothing new, and answers when what was begun has come to its end. */
    void leave(Duration patience) throws InterruptedException {
        leaving = true;
        try {
            left.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("A shopper could not finish", e);
        }
    }

    @Override
    public void close() {
        steps.cancel(true);
        clock.shutdownNow();
    }

    private void step() {
        try {
            if (open.isEmpty()) {
                begin();
            }
            if (!open.isEmpty()) {
                send();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            left.completeExceptionally(e);
            throw e;
        }
    }

    private void begin() {
        if (leaving) {
            left.complete(null);
            return;
        }
        open = batches.get();
        sent.sending(open);
    }

    private void send() throws InterruptedException {
        Outcome outcome = gateway.send(open);
        if (outcome == Outcome.ACCEPTED) {
            sent.accepted(open);
        } else {
            sent.unanswered();
        }
        if (outcome == Outcome.ACCEPTED || !patient) {
            open = List.of();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "shopper");
        thread.setDaemon(true);
        return thread;
    }
}
