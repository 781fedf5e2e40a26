package io.millrace.quickstart.replay;

import io.millrace.quickstart.retail.Days;
import io.millrace.quickstart.retail.OnlineRetail;
import io.millrace.quickstart.screen.Screen;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something to see in a fresh suite: the data set's first two days as if they were now, slow enough to watch. It stays in
 * the background: it never ends the process, waits for a gateway that is busy or away, and only tells the log.
 */
public final class SampleTraffic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SampleTraffic.class);
    private static final Days FIRST_TWO_DAYS =
            new Days(OnlineRetail.DAYS.from(), OnlineRetail.DAYS.from().plusDays(1));
    private static final RetryRule RETRY =
            new RetryRule(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofDays(1), true);
    private static final Duration END = Duration.ofSeconds(5);

    private final Thread thread;

    private SampleTraffic(Replay replay) {
        thread = new Thread(() -> play(replay), "sample-traffic");
        thread.setDaemon(true);
    }

    /** Begins to play, with a write key of the gateway. */
    public static SampleTraffic start(URI gateway, URI enrichment, String writeKey, Clock clock) {
        Waiting waiting = new Waiting(RETRY, clock, length -> Thread.sleep(length.toMillis()));
        ReplayPlan plan = new ReplayPlan(new Addresses(gateway, enrichment), writeKey, true, Optional.empty());
        SampleTraffic traffic = new SampleTraffic(new Replay(plan, waiting, Screen.BLANK, LOG::warn));
        traffic.thread.start();
        return traffic;
    }

    /** Stops wherever it is. A request under way may still be answered. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void play(Replay replay) {
        try {
            replay.run(OnlineRetail.on(FIRST_TWO_DAYS));
            LOG.info("The sample traffic is over");
        } catch (ReplayStoppedException e) {
            LOG.warn("The sample traffic ends early: {}", e.getMessage());
        } catch (InterruptedException e) {
            LOG.info("The sample traffic is stopped");
        }
    }
}
