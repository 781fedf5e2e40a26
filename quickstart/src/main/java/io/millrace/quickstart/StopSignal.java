package io.millrace.quickstart;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a thread that the process shall end, and keeps the process until the thread has stopped what it had started, but
 * not for ever: a part that does not stop in time goes down with the JVM.
 */
final class StopSignal {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(28);
    private static final int STATUS_OF_A_HARD_END = 1;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread worker;

    private StopSignal(Thread worker) {
        this.worker = worker;
    }

    /** Has the calling thread told when the process shall end, by Ctrl-C or a signal. */
    static StopSignal forThisThread() {
        StopSignal signal = new StopSignal(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop-signal"));
        return signal;
    }

    /** Waits until the process shall end. */
    void await() throws InterruptedException {
        requested.await();
    }

    /** Lets the process end; to be called when everything has been stopped. */
    void stopped() {
        stopped.countDown();
    }

    private void stop() {
        // It may be starting something that takes long. Before the count: once told, it must not be interrupted any
        // more.
        worker.interrupt();
        requested.countDown();
        try {
            if (stopped.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(STATUS_OF_A_HARD_END);
    }
}
