package io.millrace.gateway.intake;

import io.millrace.gateway.item.Reason;
import io.millrace.gateway.promise.InFlight;
import io.millrace.gateway.publishing.RecordLog;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Takes requests of one protocol: gives each its time, sorts its items, writes them all to the log, and answers when the
 * brokers hold them. Until nothing more can come of a request it counts as in flight, whatever it was answered.
 */
public final class Intake {
    private final ItemSorter<?> sorter;
    private final InFlight inFlight;
    private final RecordLog log;
    private final IntakeListener listener;

    public Intake(ItemSorter<?> sorter, InFlight inFlight, RecordLog log, IntakeListener listener) {
        this.sorter = sorter;
        this.inFlight = inFlight;
        this.log = log;
        this.listener = listener;
    }

    /** Takes the items in a body. */
    public CompletableFuture<Outcome> take(byte[] body, Origin origin) {
        return take(sorter.parcel(body, origin), origin);
    }

    /**
     * Takes the items in a parcel.
     *
     * @throws AllowanceExceededException when the sender has sent as much as it may
     */
    public CompletableFuture<Outcome> take(Parcel parcel, Origin origin) {
        origin.allowance().take(Math.max(1, parcel.items().size())).ifPresent(patience -> {
            throw new AllowanceExceededException(patience);
        });
        return write(origin, receivedAt -> sorter.sort(parcel, origin, receivedAt));
    }

    /**
     * Takes nothing, but keeps what was sent.
     *
     * @param beginning of the body, as far as it was read
     */
    public CompletableFuture<Outcome> refuse(byte[] beginning, Origin origin, Reason reason, String detail) {
        Rejection rejection = new Rejection(Rejection.WHOLE_BODY, null, reason, detail);
        return write(origin, receivedAt -> sorter.refuse(beginning, origin, receivedAt, rejection));
    }

    private CompletableFuture<Outcome> write(Origin origin, Function<Instant, Batch> sorting) {
        InFlight.Passage passage = inFlight.enter();
        boolean handedOver = false;
        try {
            Batch batch = sorting.apply(passage.receivedAt());
            long start = System.nanoTime();
            handedOver = true;
            return log.write(batch.records(), passage::leave)
                    .thenApply(positions ->
                            new Outcome(batch.accepted(), batch.anonymised(), batch.rejections(), positions))
                    .whenComplete((outcome, failure) -> {
                        Duration duration = Duration.ofNanos(System.nanoTime() - start);
                        listener.answered(origin.protocol(), failure == null, duration);
                        if (outcome != null) {
                            report(outcome, origin.protocol());
                        }
                    });
        } finally {
            if (!handedOver) {
                passage.leave();
            }
        }
    }

    private void report(Outcome outcome, Protocol protocol) {
        listener.accepted(protocol, outcome.accepted());
        listener.anonymised(protocol, outcome.anonymised().size());
        outcome.rejections().forEach(rejection -> listener.rejected(protocol, rejection.reason()));
    }
}
