package io.millrace.gateway.publishing;

import io.millrace.streams.thread.DaemonThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one producer that everybody shares, and another in its place once it can do nothing more: after the brokers refused who
 * it is or what it may, say, it would fail for ever, although they have long been set right. The one that is replaced is closed,
 * so that whatever it still had is told to have failed, and goes to the journal.
 */
public final class LiveProducer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveProducer.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 5;
    private static final int LOOKS_AT_TOPICS = 40;
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Consumer<Producer<byte[], byte[]>> onUse;
    private final Duration pause;
    private final ExecutorService replacing =
            Executors.newSingleThreadExecutor(new DaemonThreads("producer-replacement"));
    /** The one that is being replaced, so that this is done once. */
    private final AtomicReference<@Nullable Producer<byte[], byte[]>> condemned = new AtomicReference<>();

    private volatile Producer<byte[], byte[]> current;
    private volatile List<String> topics = List.of();
    private volatile boolean closed;
    /** How many were made since the brokers last took something. */
    private final AtomicInteger inVain = new AtomicInteger();

    private volatile Runnable beforeReplacement = () -> {};

    /**
     * Begins with a producer, which it owns as all that follow.
     *
     * @param producers makes them
     * @param onUse is told of each before it is used
     * @param pause before one is replaced; it doubles a few times while the brokers refuse them all
     */
    public LiveProducer(
            Supplier<Producer<byte[], byte[]>> producers, Consumer<Producer<byte[], byte[]>> onUse, Duration pause) {
        this.producers = producers;
        this.onUse = onUse;
        this.pause = pause;
        this.current = producers.get();
        onUse.accept(current);
    }

    /**
     * Has something done between the end of one producer, when everything that it held has failed, and the first record for the
     * next: so nothing need overtake what failed.
     */
    void beforeReplacement(Runnable what) {
        beforeReplacement = what;
    }

    /** Makes it learn the layout of topics, which those that follow learn before they are used. */
    void learn(List<String> names) {
        topics = List.copyOf(names);
        Producer<byte[], byte[]> asked = current;
        try {
            names.forEach(asked::partitionsFor);
        } catch (RuntimeException e) {
            suspect(asked, e);
            throw e;
        }
    }

    /** Hands a record over; the callback hears once what becomes of it, whatever goes wrong. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        Producer<byte[], byte[]> used = current;
        Callback once = new FirstWord(callback);
        try {
            used.send(record, (metadata, failure) -> {
                if (failure != null) {
                    suspect(used, failure);
                } else if (inVain.get() > 0) {
                    inVain.set(0);
                }
                once.onCompletion(metadata, failure);
            });
        } catch (RuntimeException e) {
            suspect(used, e);
            once.onCompletion(null, e);
        }
    }

    private void suspect(Producer<byte[], byte[]> used, Throwable failure) {
        boolean needed = !closed && used == current && FatalFailures.include(failure);
        if (!needed || condemned.getAndSet(used) == used) {
            return;
        }
        LOG.warn("The producer can do nothing more and is replaced: {}", failure.toString());
        try {
            replacing.execute(() -> replace(used));
        } catch (RejectedExecutionException e) {
            LOG.debug("The gateway stops, and needs no other producer");
        }
    }

    private void replace(Producer<byte[], byte[]> old) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis() << Math.min(inVain.getAndIncrement(), MOST_DOUBLINGS));
            replace(old, producers.get());
            LOG.info("Another producer has taken its place");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("No other producer can be made, the next failure will have another try: {}", e.toString());
            condemned.set(null);
        }
    }

    private void replace(Producer<byte[], byte[]> old, Producer<byte[], byte[]> next) throws InterruptedException {
        try {
            getReady(next);
            old.close(Duration.ZERO);
            beforeReplacement.run();
            onUse.accept(next);
            current = next;
        } finally {
            if (current != next) {
                next.close(Duration.ZERO);
            }
        }
    }

    /** Without the layout of its topics it would refuse the first records; those could as well wait for it in the journal. */
    private void getReady(Producer<byte[], byte[]> next) throws InterruptedException {
        for (int look = 0; look < LOOKS_AT_TOPICS && !closed; look++) {
            try {
                topics.forEach(next::partitionsFor);
                return;
            } catch (RetriableException e) {
                LOG.debug("The next producer does not know its topics yet", e);
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            } catch (KafkaException e) {
                LOG.debug("The next producer is refused as well, as it will say itself", e);
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        replacing.shutdownNow();
        try {
            replacing.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        current.close(CLOSE_TIMEOUT);
    }
}
