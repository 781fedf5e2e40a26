package io.millrace.recommendation.follow;

import io.millrace.recommendation.RecommendationMetrics;
import io.millrace.recommendation.index.SessionIndex;
import io.millrace.recommendation.snapshot.Positions;
import io.millrace.recommendation.snapshot.Snapshot;
import io.millrace.recommendation.snapshot.SnapshotFile;
import io.millrace.streams.schema.RegistryUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes the index. It takes up the latest snapshot, reads on from there, and takes snapshots on the
 * way and at the end. Whatever goes wrong, it says so, and begins again from the snapshot until it is closed.
 */
public final class IndexFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Settings settings;
    private final Source source;
    private final EventReader reader;
    private final LiveIndex live;
    private final SnapshotFile snapshots;
    private final RecommendationMetrics metrics;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "follow-enriched-events");
    private volatile String state = "not started";
    private volatile long behind;

    IndexFollower(
            Settings settings,
            Source source,
            EventReader reader,
            LiveIndex live,
            SnapshotFile snapshots,
            RecommendationMetrics metrics) {
        this.settings = settings;
        this.source = source;
        this.reader = reader;
        this.live = live;
        this.snapshots = snapshots;
        this.metrics = metrics;
        thread.setDaemon(true);
    }

    void start() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
    }

    /** What the follower is doing, for people. */
    String state() {
        return state;
    }

    /** Records that it has yet to read. */
    public long behind() {
        return behind;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(settings.stopTimeout().toMillis());
            if (thread.isAlive()) {
                LOG.warn(
                        "The index was not saved within {}: the next start reads on from the last snapshot",
                        settings.stopTimeout());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isClosing(Duration.ZERO)) {
            try (Consumer<byte[], byte[]> consumer = source.consumers().get()) {
                follow(consumer);
            } catch (RuntimeException e) {
                state = "failing: " + e.getMessage();
                LOG.error("The index does not follow the events; it begins again from its last snapshot", e);
                isClosing(PAUSE);
            }
        }
        state = "closed";
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        state = "taking up the snapshot";
        Snapshot begun = begin(source.topicId().get());
        live.replace(begun.index());
        TopicFeed feed = new TopicFeed(consumer, settings.topic(), begun.positions());
        Positions saved = begun.positions();
        long lastSaved = System.nanoTime();
        state = "catching up";
        while (!isClosing(Duration.ZERO)) {
            learn(feed);
            behind = feed.behind();
            if (!live.isCaughtUp() && feed.isPastStart()) {
                state = "following";
                live.caughtUp();
            }
            if (System.nanoTime() - lastSaved > settings.snapshotInterval().toNanos()) {
                saved = save(begun.index(), feed.positions(), saved);
                lastSaved = System.nanoTime();
            }
        }
        save(begun.index(), feed.positions(), saved);
    }

    private Snapshot begin(Uuid topicId) {
        @Nullable Snapshot snapshot = snapshots.load().orElse(null);
        if (snapshot != null && !snapshot.positions().topic().equals(topicId)) {
            snapshots.setAside("is of another topic " + settings.topic());
            snapshot = null;
        }
        if (snapshot == null) {
            return new Snapshot(settings.emptyIndex().get(), new Positions(topicId, Map.of()));
        }
        LOG.info("Took up a snapshot with {} visits", snapshot.index().sessionCount());
        return snapshot;
    }

    private void learn(TopicFeed feed) {
        ConsumerRecords<byte[], byte[]> records = feed.poll(POLL);
        for (TopicPartition partition : records.partitions()) {
            for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
                try {
                    reader.read(record).ifPresent(click -> live.get().add(click));
                } catch (RegistryUnavailableException e) {
                    LOG.warn("Waiting at {} offset {}: {}", partition, record.offset(), e.getMessage());
                    feed.goBackTo(partition, record.offset());
                    isClosing(PAUSE);
                    break;
                }
            }
        }
    }

    /** Saves the index unless nothing was read since, and answers with what is saved now. */
    private Positions save(SessionIndex index, Positions now, Positions saved) {
        if (now.equals(saved)) {
            return saved;
        }
        long begun = System.nanoTime();
        try {
            snapshots.save(new Snapshot(index, now));
            metrics.countSnapshot(true, Duration.ofNanos(System.nanoTime() - begun));
            return now;
        } catch (IOException e) {
            metrics.countSnapshot(false, Duration.ofNanos(System.nanoTime() - begun));
            LOG.warn("The index could not be saved; a restart reads on from the last snapshot", e);
            return saved;
        }
    }

    private boolean isClosing(Duration within) {
        try {
            return closing.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** What the follower goes by. */
    record Settings(String topic, Duration snapshotInterval, Duration stopTimeout, Supplier<SessionIndex> emptyIndex) {}

    /** The brokers, as far as the follower needs them. */
    record Source(Supplier<Consumer<byte[], byte[]>> consumers, Supplier<Uuid> topicId) {}
}
