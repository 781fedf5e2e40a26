package io.millrace.gateway.publishing;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Counts the acknowledgements of one request's records. It fails with the first failure, and settles with the last word. */
final class Delivery implements Callback {
    private final CompletableFuture<Positions> outcome = new CompletableFuture<>();
    private final Map<String, Long> ends = new ConcurrentHashMap<>();
    private final AtomicInteger open;
    private final Runnable settled;

    Delivery(int records, Runnable settled) {
        this.open = new AtomicInteger(records);
        this.settled = settled;
    }

    CompletableFuture<Positions> outcome() {
        return outcome;
    }

    boolean hasFailed() {
        return outcome.isCompletedExceptionally();
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            outcome.completeExceptionally(new LogUnavailableException(failure));
        } else if (metadata != null) {
            ends.merge(metadata.topic(), metadata.offset() + 1, Math::max);
        }
        settle(1);
    }

    /** Says that so many records were never sent, because of the failure of another. */
    void giveUp(int records) {
        settle(records);
    }

    private void settle(int records) {
        if (open.addAndGet(-records) == 0) {
            settled.run();
            outcome.complete(new Positions(Map.copyOf(ends)));
        }
    }
}
