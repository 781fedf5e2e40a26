package io.millrace.gateway.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * So many events a second, and for a moment a few more. As long as anything is left a request is let through whole, and what
 * it takes too much is owed: a large batch would otherwise never find a bucket that is full enough.
 */
public final class TokenBucket {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final TokenBucket UNLIMITED = new TokenBucket(0, 0, System::nanoTime);

    private final int perSecond;
    private final int burst;
    private final LongSupplier nanos;
    private double left;
    private long filledAt;

    /**
     * A bucket that is full.
     *
     * @param perSecond events, 0 for as many as come
     * @param burst events at most that may come at once after a while without any
     * @param nanos a clock that only goes forward
     */
    public TokenBucket(int perSecond, int burst, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
        this.left = burst;
        this.filledAt = nanos.getAsLong();
    }

    public static TokenBucket unlimited() {
        return UNLIMITED;
    }

    /** Whether it is as large and is filled as fast as that. */
    public boolean isOf(int events, int atOnce) {
        return perSecond == events && burst == atOnce;
    }

    /** Takes events out; answers how long to wait when nothing is left. */
    public Optional<Duration> take(int events) {
        return perSecond == 0 ? Optional.empty() : takeCounted(events);
    }

    private synchronized Optional<Duration> takeCounted(int events) {
        fill();
        if (left < 1) {
            return Optional.of(Duration.ofNanos((long) ((1 - left) / perSecond * NANOS)));
        }
        left -= events;
        return Optional.empty();
    }

    /** Whether nobody has taken anything for so long that it is full. */
    synchronized boolean isFull() {
        fill();
        return left >= burst;
    }

    private void fill() {
        long now = nanos.getAsLong();
        left = Math.min(burst, left + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
    }
}
