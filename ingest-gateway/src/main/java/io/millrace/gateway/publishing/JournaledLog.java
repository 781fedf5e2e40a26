package io.millrace.gateway.publishing;

import io.millrace.gateway.journal.Entry;
import io.millrace.gateway.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The brokers, and a journal for when they do not answer. A record is kept once either has it. When one request misses the
 * deadline, all that the brokers have not acknowledged goes to the journal, in its order, and so does everything that
 * follows, until they acknowledge again.
 *
 * <pre>
 *             a deadline missed, or the producer full
 *    DIRECT ──────────────────────────────────────────▶ SPILLING ◀─┐
 *       ▲                                                   │      │ again
 *       │ the journal is empty      the brokers acknowledge ▼      │
 *       └────────────────────────────────────────────── DRAINING ──┘
 * </pre>
 */
public final class JournaledLog implements RecordLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournaledLog.class);

    private final KafkaRecordLog brokers;
    private final Spillway spillway;
    private final Duration ackDeadline;
    private final Drain drain;
    private final JournalAlarm alarm;
    private final AckWatch watch;
    /** Shared by those who write, alone for whoever changes the route: so no record overtakes another of its key. */
    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    private final Unanswered unanswered = new Unanswered();
    private final AtomicReference<@Nullable Exception> trouble = new AtomicReference<>();
    private volatile Route route;

    JournaledLog(KafkaRecordLog brokers, Spillway spillway, JournaledLogSettings settings) {
        this.brokers = brokers;
        this.spillway = spillway;
        this.ackDeadline = settings.ackDeadline();
        this.route = spillway.isEmpty() ? Route.DIRECT : Route.DRAINING;
        this.drain = new Drain(this, brokers, spillway, settings.drainBytesPerSecond());
        this.alarm = new JournalAlarm(spillway.journal());
        this.watch = new AckWatch(this::look);
    }

    /**
     * Opens the log over a journal, which it owns, and begins to send what an earlier process left in it.
     *
     * @param opening opens the journal and hands over what is in it
     */
    public static JournaledLog open(
            KafkaRecordLog brokers,
            Function<Consumer<Entry>, Journal> opening,
            JournaledLogSettings settings,
            Clock clock) {
        RecordCodec codec = new RecordCodec(clock);
        WaitingKeys keys = new WaitingKeys();
        Journal journal = opening.apply(entry -> keys.add(codec.decode(entry)));
        JournaledLog log =
                new JournaledLog(brokers, new Spillway(journal, codec, keys, settings.diskPatience()), settings);
        brokers.beforeReplacement(() -> log.spill("the producer is replaced"));
        log.drain.start();
        log.watch.start();
        return log;
    }

    /** Where that waits which the brokers do not have yet. */
    public Journal journal() {
        return spillway.journal();
    }

    public Route route() {
        return route;
    }

    @Override
    public CompletableFuture<Positions> write(List<ProducerRecord<byte[], byte[]>> records, Runnable settled) {
        if (records.isEmpty()) {
            settled.run();
            return CompletableFuture.completedFuture(new Positions(Map.of()));
        }
        PendingWrite write = new PendingWrite(records, settled, trouble::set);
        gate.readLock().lock();
        try {
            forward(write);
        } finally {
            gate.readLock().unlock();
        }
        if (trouble.get() != null) {
            spillAfterTrouble();
        }
        return write.answer();
    }

    private void forward(PendingWrite write) {
        switch (route) {
            case DIRECT -> send(write, write.records());
            case SPILLING -> spillway.take(write, write.records());
            case DRAINING -> {
                Map<Boolean, List<PendingRecord>> byWaiting = write.records().stream()
                        .collect(Collectors.partitioningBy(record -> spillway.mustWait(record.record())));
                spillway.take(write, byWaiting.getOrDefault(true, List.of()));
                send(write, byWaiting.getOrDefault(false, List.of()));
            }
        }
    }

    private void send(PendingWrite write, List<PendingRecord> records) {
        unanswered.add(write);
        for (PendingRecord record : records) {
            record.handToProducer();
            brokers.send(record.record(), record);
            if (trouble.get() != null) {
                // The rest goes to the journal behind it.
                return;
            }
        }
    }

    /** Looks whether a request has waited for too long. */
    private void look() {
        if (trouble.get() != null) {
            spillAfterTrouble();
        } else if (isLiveOlderThan(ackDeadline)) {
            spill("no acknowledgement within " + ackDeadline);
        }
        alarm.look();
    }

    /** Whether the oldest request that goes to the brokers has waited for so long. */
    boolean isLiveOlderThan(Duration age) {
        return unanswered.isOldestOlderThan(age);
    }

    private void spillAfterTrouble() {
        Exception cause = trouble.get();
        spill(cause == null ? "unknown" : String.valueOf(cause.getMessage()));
    }

    private void spill(String why) {
        gate.writeLock().lock();
        try {
            trouble.set(null);
            if (route != Route.SPILLING) {
                LOG.warn("What is sent is kept in the journal until the brokers acknowledge again: {}", why);
                route = Route.SPILLING;
            }
            for (PendingWrite write = unanswered.poll(); write != null; write = unanswered.poll()) {
                spillway.take(write, write.records());
            }
        } finally {
            gate.writeLock().unlock();
        }
        drain.wake();
    }

    /** The brokers have taken what waited for longest. */
    void resume() {
        if (route == Route.SPILLING && !spillway.hasDoubts()) {
            turn(
                    Route.DRAINING,
                    () -> route == Route.SPILLING,
                    "The brokers acknowledge again: the journal is being sent");
        }
    }

    /** Nothing was found in the journal. */
    void settleDown() {
        if (route != Route.DIRECT && spillway.isEmpty() && !spillway.hasDoubts()) {
            turn(Route.DIRECT, spillway::isEmpty, "The brokers have all that was in the journal");
        }
    }

    private void turn(Route to, BooleanSupplier still, String why) {
        gate.writeLock().lock();
        try {
            if (still.getAsBoolean()) {
                LOG.info(why);
                route = to;
            }
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Has the disk keep what the brokers have not acknowledged, and takes nothing more. */
    @Override
    public void close() {
        watch.close();
        if (isLiveOlderThan(Duration.ZERO)) {
            spill("the gateway stops");
        }
        drain.close();
        spillway.close();
    }
}
