package io.millrace.gateway.promise;

import io.millrace.event.Timelines;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.gateway.publishing.LogUnavailableException;
import io.millrace.gateway.publishing.Positions;
import io.millrace.gateway.publishing.WatermarkLog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on every partition, in this gateway's name, what {@link InFlight} promises. */
public final class Heartbeats {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
    private static final int UNKNOWN_NUMBER_OF_GATEWAYS = 0;

    private final String gatewayId;
    private final InFlight inFlight;
    private final WatermarkLog log;
    private final Runnable onFailure;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile boolean announced;

    public Heartbeats(String gatewayId, InFlight inFlight, WatermarkLog log, Runnable onFailure) {
        this.gatewayId = gatewayId;
        this.inFlight = inFlight;
        this.log = log;
        this.onFailure = onFailure;
    }

    /**
     * One heartbeat; the answer comes when every partition has it. While the brokers have not answered for the last one
     * there is no other, or else an outage would fill the producer with promises.
     */
    CompletableFuture<Positions> beat() {
        announced = true;
        if (!underWay.compareAndSet(false, true)) {
            onFailure.run();
            return CompletableFuture.failedFuture(
                    new LogUnavailableException(new IllegalStateException("the last heartbeat is still under way")));
        }
        return write(false, () -> underWay.set(false));
    }

    /**
     * Lets nobody in any more, and says goodbye once nothing is in flight and the journal is empty. While the brokers have
     * not answered for every record there is no goodbye, for something may yet follow: watermarks then wait for the gateway
     * to come back.
     */
    void leave(Duration patience) throws InterruptedException {
        inFlight.close();
        if (!announced) {
            return;
        }
        long deadline = System.nanoTime() + patience.toNanos();
        if (!inFlight.awaitEmpty(patience)) {
            LOG.warn(
                    "{} leaves without a goodbye: the brokers owe answers to {} requests, or something waits in the journal",
                    gatewayId,
                    inFlight.size());
            return;
        }
        try {
            write(true, Heartbeats::nobodyWaits).get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            LOG.info("{} said goodbye", gatewayId);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("{} leaves, and nobody knows whether the brokers took its goodbye: {}", gatewayId, e.toString());
        }
    }

    private CompletableFuture<Positions> write(boolean closing, Runnable settled) {
        Watermark heartbeat = new Watermark(
                Timelines.LIVE,
                gatewayId,
                UNKNOWN_NUMBER_OF_GATEWAYS,
                inFlight.promise(),
                closing,
                Confidence.COMPLETE);
        return log.write(heartbeat, settled).whenComplete((positions, failure) -> {
            if (failure != null) {
                onFailure.run();
            }
        });
    }

    private static void nobodyWaits() {}
}
