package io.millrace.gateway.journal;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the next segment ready before it is needed: so the writer never waits for a file to be made, and a disk that is full
 * is found out while there is still room.
 */
final class SegmentSupply implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentSupply.class);
    private static final long PAUSE_AFTER_FAILURE = 500;

    private final SegmentFolder folder;
    private final JournalSettings settings;
    private final Thread thread = new Thread(this::prepareAll, "journal-segments");
    private long nextOrdinal;
    private int segments;
    private @Nullable Segment ready;
    private @Nullable String trouble;
    private @Nullable IOException failure;
    private boolean closed;

    SegmentSupply(SegmentFolder folder, JournalSettings settings, long nextOrdinal, int segments) {
        this.folder = folder;
        this.settings = settings;
        this.nextOrdinal = nextOrdinal;
        this.segments = segments;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** The next segment. Waits while one is being made, and fails when none can be. */
    synchronized Segment take() throws InterruptedException {
        while (ready == null) {
            if (trouble != null || closed) {
                throw new JournalRefusedException(trouble == null ? "The journal is closed" : trouble, failure);
            }
            wait();
        }
        Segment taken = ready;
        ready = null;
        notifyAll();
        return taken;
    }

    /** A segment is gone, and there may be room for another. */
    synchronized void dropped() {
        segments--;
        notifyAll();
    }

    /** Why there is no segment to be had, empty when there is one or soon will be. */
    synchronized Optional<String> trouble() {
        return ready == null ? Optional.ofNullable(trouble) : Optional.empty();
    }

    private void prepareAll() {
        try {
            while (awaitNeed()) {
                prepare();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a segment is to be made now; not, when no more ever will be. */
    private synchronized boolean awaitNeed() throws InterruptedException {
        while (!closed && (ready != null || isFull())) {
            if (ready == null) {
                report(
                        "The journal is full: it has %d segments of %d bytes"
                                .formatted(segments, settings.segmentBytes()),
                        null);
            }
            wait();
        }
        return !closed;
    }

    private boolean isFull() {
        return (segments + 1) * settings.segmentBytes() > settings.maxBytes();
    }

    private void prepare() throws InterruptedException {
        try {
            Segment made = folder.create(nextOrdinal, settings.segmentBytes());
            synchronized (this) {
                nextOrdinal++;
                segments++;
                ready = made;
                if (trouble != null) {
                    LOG.info("The journal has room again");
                }
                trouble = null;
                failure = null;
                notifyAll();
            }
        } catch (IOException e) {
            synchronized (this) {
                report("The journal's disk takes no new segment: " + e.getMessage(), e);
                TimeUnit.MILLISECONDS.timedWait(this, PAUSE_AFTER_FAILURE);
            }
        }
    }

    private void report(String what, @Nullable IOException cause) {
        if (!what.equals(trouble)) {
            LOG.error("{}. Without the brokers the gateway answers with 503", what);
        }
        trouble = what;
        failure = cause;
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        Threads.join(thread);
    }
}
