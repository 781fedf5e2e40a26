package io.millrace.platform;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops a part and gives up on it after a deadline, so that one part that hangs does not keep the others from stopping. */
final class BoundedStop {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedStop.class);

    private BoundedStop() {}

    static void run(String part, Duration deadline, Runnable stop) {
        Thread thread = new Thread(() -> stopQuietly(part, stop), "stop " + part);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(deadline.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("The {} did not stop within {} s and is left behind", part, deadline.toSeconds());
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
