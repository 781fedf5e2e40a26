package io.millrace.gateway.publishing;

import java.util.concurrent.TimeUnit;

/** Lets so many bytes pass in a second. One thread at a time. */
final class DrainPace {
    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final long bytesPerSecond;
    private long due = System.nanoTime();

    DrainPace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Whether more may pass now. */
    boolean allows() {
        return due - System.nanoTime() < BURST_NANOS;
    }

    void passed(int bytes) {
        due = Math.max(due, System.nanoTime()) + bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
    }
}
