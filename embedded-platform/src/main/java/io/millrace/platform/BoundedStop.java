package io.millrace.platform;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a part and gives up on it after a deadline, so that one part that hangs does not keep the others from stopping. An
 * interrupt does not cut the wait short: what interrupts a start is the wish to stop, and a clean stop at that.
 */
final class BoundedStop {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedStop.class);

    private BoundedStop() {}

    static void run(String part, Duration deadline, Runnable stop) {
        Thread thread = new Thread(() -> stopQuietly(part, stop), "stop " + part);
        thread.setDaemon(true);
        thread.start();
        await(thread, deadline);
        if (thread.isAlive()) {
            LOG.warn("The {} did not stop within {} s and is left behind", part, deadline.toSeconds());
        }
    }

    private static void await(Thread thread, Duration deadline) {
        long end = System.nanoTime() + deadline.toNanos();
        boolean interrupted = false;
        while (thread.isAlive() && System.nanoTime() < end) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stopQuietly(String part, Runnable stop) {
        try {
            stop.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("The {} did not stop cleanly", part, e);
        }
    }
}
