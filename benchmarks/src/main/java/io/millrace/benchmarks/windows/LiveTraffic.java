package io.millrace.benchmarks.windows;

import io.millrace.benchmarks.windows.Contestant.Run;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A shop that is open now: its events are written as they happen, and markers when windows end. */
final class LiveTraffic implements AutoCloseable {
    private static final Duration BETWEEN_MARKERS = Duration.ofMillis(500);

    private final EventLog log;
    private final Shop shop;
    private final NaiveSums sums;
    private final Duration outOfOrderness;
    private final Clock clock;
    private final Thread thread = new Thread(this::run, "traffic");
    private volatile boolean ended;
    private volatile @Nullable RuntimeException failure;

    private LiveTraffic(EventLog log, int perSecond, Run run, Clock clock) {
        this.log = log;
        this.outOfOrderness = run.outOfOrderness();
        this.shop = new Shop(
                clock.instant(),
                perSecond,
                outOfOrderness.multipliedBy(4).dividedBy(5),
                run.work().betweenLiveClicks());
        this.sums = new NaiveSums(Work::liveSize);
        this.clock = clock;
    }

    static LiveTraffic start(EventLog log, int perSecond, Run run) {
        LiveTraffic traffic = new LiveTraffic(log, perSecond, run, Clock.systemUTC());
        traffic.thread.start();
        return traffic;
    }

    /** Ends it, lets all windows end, and answers what the results must be. */
    NaiveSums end() throws InterruptedException {
        ended = true;
        thread.join();
        if (failure != null) {
            throw new IllegalStateException("The traffic broke off", failure);
        }
        Prefill.close(log, shop.now());
        return sums;
    }

    @Override
    public void close() {
        ended = true;
    }

    private void run() {
        try {
            // At whole multiples of the step, so that each window ends just when a marker says so.
            Instant marker =
                    Instant.ofEpochMilli(clock.millis() - Math.floorMod(clock.millis(), BETWEEN_MARKERS.toMillis()));
            while (!ended) {
                Instant now = clock.instant();
                while (shop.now().isBefore(now)) {
                    if (!shop.now().isBefore(marker)) {
                        log.mark(marker.minus(outOfOrderness));
                        marker = marker.plus(BETWEEN_MARKERS);
                    }
                    Click click = shop.next();
                    sums.add(click);
                    log.append(click);
                }
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }
}
