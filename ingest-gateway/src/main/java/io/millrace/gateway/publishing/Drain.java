package io.millrace.gateway.publishing;

import io.millrace.gateway.journal.Entry;
import io.millrace.gateway.journal.StoredBlock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the journal, oldest first and through the producer that live traffic uses, so that the order of a key
 * holds. A record that the producer took earlier is waited for, and sent again only if it was not acknowledged. A block is
 * released when the brokers have all of it.
 */
final class Drain implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final long UNACKNOWLEDGED_BYTES = 4L << 20;
    private static final long NOTHING_TO_DO_MILLIS = 20;
    private static final long BUSY_MILLIS = 5;
    private static final long AFTER_FAILURE_MILLIS = 200;
    private static final int FAILURES_BETWEEN_WARNINGS = 100;
    private static final Duration LIVE_IS_SLOW = Duration.ofMillis(100);

    private final JournaledLog log;
    private final KafkaRecordLog brokers;
    private final Spillway spillway;
    private final DrainPace pace;
    private final Thread thread = new Thread(this::run, "journal-drain");
    private final Outstanding outstanding = new Outstanding();
    private final ArrayDeque<DrainedBlock> underWay = new ArrayDeque<>();
    private int failures;
    private boolean closed;

    Drain(JournaledLog log, KafkaRecordLog brokers, Spillway spillway, long bytesPerSecond) {
        this.log = log;
        this.brokers = brokers;
        this.spillway = spillway;
        this.pace = new DrainPace(bytesPerSecond);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    synchronized void wake() {
        notifyAll();
    }

    private void run() {
        try {
            while (!isClosed()) {
                StoredBlock block = spillway.next();
                if (block == null) {
                    releaseDelivered();
                    log.settleDown();
                    pause(underWay.isEmpty() ? NOTHING_TO_DO_MILLIS : BUSY_MILLIS);
                } else {
                    send(block);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The journal is not sent any more: restart the gateway, which goes on where it was", e);
        }
    }

    private void send(StoredBlock stored) throws InterruptedException {
        DrainedBlock block = new DrainedBlock(stored);
        underWay.add(block);
        for (int i = 0; i < stored.entries().size() && !isClosed(); i++) {
            Entry entry = stored.entries().get(i);
            DrainedRecord record =
                    new DrainedRecord(spillway.decode(entry), entry.bytes().remaining(), outstanding);
            PendingRecord doubt = spillway.takeDoubt(stored.firstSequence() + i);
            if (doubt != null && wasDelivered(doubt)) {
                record.deliver();
                block.add(record);
            } else if (awaitRoom(record)) {
                block.add(record);
                record.sendTo(brokers);
            }
        }
    }

    private boolean wasDelivered(PendingRecord doubt) throws InterruptedException {
        while (!doubt.awaitProducer(BUSY_MILLIS) && !isClosed()) {
            releaseDelivered();
        }
        return doubt.isAcknowledged();
    }

    /** Whether there is room, which is waited for until the end. */
    private boolean awaitRoom(DrainedRecord record) throws InterruptedException {
        releaseDelivered();
        while (!isClosed() && mustPause()) {
            pause(BUSY_MILLIS);
            releaseDelivered();
        }
        pace.passed(record.bytes());
        return !isClosed();
    }

    /** Nothing follows a record that the producer refused before it has been sent again: it could be of the same key. */
    private boolean mustPause() {
        return outstanding.hasFailure()
                || outstanding.bytes() > UNACKNOWLEDGED_BYTES
                || !pace.allows()
                || log.isLiveOlderThan(LIVE_IS_SLOW);
    }

    private void releaseDelivered() throws InterruptedException {
        Exception failure = outstanding.takeFailure();
        if (failure != null) {
            say(failure);
            pause(AFTER_FAILURE_MILLIS);
            underWay.forEach(block -> block.failures().forEach(record -> record.sendTo(brokers)));
        }
        for (DrainedBlock oldest = underWay.peek(); oldest != null; oldest = underWay.peek()) {
            oldest.takeDelivered(spillway::delivered);
            if (!oldest.isDelivered()) {
                return;
            }
            underWay.remove();
            spillway.release(oldest.stored());
            log.resume();
        }
    }

    private void say(Exception failure) {
        if (failures++ % FAILURES_BETWEEN_WARNINGS == 0) {
            LOG.warn("The producer does not take what is in the journal, and is asked again: {}", failure.toString());
        }
    }

    private synchronized void pause(long millis) throws InterruptedException {
        if (!closed) {
            TimeUnit.MILLISECONDS.timedWait(this, millis);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
