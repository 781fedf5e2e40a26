package io.millrace.gateway.promise;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The requests whose records the brokers may yet get, and what waits in the journal. Each request is given the time that it
 * was received at, never earlier than a promise; the promise is the earliest of these times and of those in the journal,
 * else now, and never goes back, whatever the clock does.
 */
public final class InFlight {
    private static final long BETWEEN_LOOKS_AT_THE_JOURNAL = TimeUnit.MILLISECONDS.toNanos(20);

    private final Clock clock;
    private final Supplier<OptionalLong> oldestInJournal;
    private final TreeMap<Instant, Integer> inside = new TreeMap<>();
    private Instant promise = Instant.EPOCH;
    private int size;
    private boolean closed;

    public InFlight(Clock clock) {
        this(clock, OptionalLong::empty);
    }

    /**
     * Requests that leave when the brokers have them, or the journal does.
     *
     * @param oldestInJournal a time, in milliseconds since the epoch, that nothing in the journal was received before
     */
    public InFlight(Clock clock, Supplier<OptionalLong> oldestInJournal) {
        this.clock = clock;
        this.oldestInJournal = oldestInJournal;
    }

    /**
     * Lets a request in. It must leave, sooner or later.
     *
     * @throws ClosedException after {@link #close}
     */
    public synchronized Passage enter() {
        if (closed) {
            throw new ClosedException();
        }
        Instant receivedAt = later(now(), promise);
        inside.merge(receivedAt, 1, Integer::sum);
        size++;
        return new Passage(receivedAt);
    }

    /** Promises that nothing received before this is still to come. */
    public synchronized Instant promise() {
        promise = later(oldest(), promise);
        return promise;
    }

    /** How far behind now the promise is. */
    public synchronized Duration age() {
        Duration age = Duration.between(oldest(), now());
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** The requests come first: those that leave for the journal meanwhile are then found there. */
    private Instant oldest() {
        Instant oldest = inside.isEmpty() ? now() : inside.firstKey();
        OptionalLong waiting = oldestInJournal.get();
        return waiting.isPresent() && waiting.getAsLong() < oldest.toEpochMilli()
                ? Instant.ofEpochMilli(waiting.getAsLong())
                : oldest;
    }

    public synchronized int size() {
        return size;
    }

    /** Lets nobody in from now on. */
    synchronized void close() {
        closed = true;
    }

    /** Whether everybody has left, and the journal is empty, before the time is up. */
    synchronized boolean awaitEmpty(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (size > 0 || oldestInJournal.get().isPresent()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, BETWEEN_LOOKS_AT_THE_JOURNAL));
        }
        return true;
    }

    private synchronized void leave(Instant receivedAt) {
        inside.computeIfPresent(receivedAt, (time, requests) -> requests == 1 ? null : requests - 1);
        size--;
        notifyAll();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The way of one request through the gateway. */
    public final class Passage {
        private final Instant receivedAt;
        private boolean left;

        private Passage(Instant receivedAt) {
            this.receivedAt = receivedAt;
        }

        public Instant receivedAt() {
            return receivedAt;
        }

        /** Says that nothing more will come of the request; once is enough. */
        public void leave() {
            synchronized (InFlight.this) {
                if (!left) {
                    left = true;
                    InFlight.this.leave(receivedAt);
                }
            }
        }
    }
}
