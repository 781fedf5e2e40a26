package io.millrace.gateway.publishing;

import io.millrace.event.topic.TopicSpec;
import io.millrace.streams.boot.NotYetException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The brokers and nothing else, behind one producer at a time that everybody shares. It says in the log when they stop and resume
 * acknowledging.
 */
public final class KafkaRecordLog implements RecordLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaRecordLog.class);

    private final LiveProducer producer;
    private final Duration ackTimeout;
    private final AtomicBoolean failing = new AtomicBoolean();

    /**
     * Writes through a producer, which it owns.
     *
     * @param ackTimeout how long the brokers may take before a write fails
     */
    public KafkaRecordLog(LiveProducer producer, Duration ackTimeout) {
        this.producer = producer;
        this.ackTimeout = ackTimeout;
    }

    /** Makes the producer learn the layout of the topics, so that no request ever waits for it. */
    void warmUp(List<TopicSpec> topics) throws NotYetException {
        try {
            producer.learn(topics.stream().map(TopicSpec::name).toList());
        } catch (RetriableException e) {
            throw new NotYetException(e);
        }
    }

    /** Has something done between two producers, see {@link LiveProducer#beforeReplacement}. */
    void beforeReplacement(Runnable what) {
        producer.beforeReplacement(what);
    }

    @Override
    public CompletableFuture<Positions> write(List<ProducerRecord<byte[], byte[]>> records, Runnable settled) {
        if (records.isEmpty()) {
            settled.run();
            return CompletableFuture.completedFuture(new Positions(Map.of()));
        }
        Delivery delivery = new Delivery(records.size(), settled);
        send(records, delivery);
        return delivery.outcome()
                .copy()
                .orTimeout(ackTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(this::acknowledged)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(unavailable(failure)));
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records, Delivery delivery) {
        for (int sent = 0; sent < records.size(); sent++) {
            if (delivery.hasFailed()) {
                delivery.giveUp(records.size() - sent);
                return;
            }
            send(records.get(sent), delivery);
        }
    }

    /** Hands one record to the producer; the callback hears what becomes of it, whatever goes wrong. */
    void send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        producer.send(record, callback);
    }

    private LogUnavailableException unavailable(Throwable failure) {
        LogUnavailableException unavailable = failure.getCause() instanceof LogUnavailableException known
                ? known
                : new LogUnavailableException(new TimeoutException("no answer within " + ackTimeout));
        if (failing.compareAndSet(false, true)) {
            LOG.warn("Promises stand still until the brokers acknowledge again: {}", unavailable.getMessage());
        }
        return unavailable;
    }

    private Positions acknowledged(Positions positions) {
        if (failing.compareAndSet(true, false)) {
            LOG.info("The brokers acknowledge again");
        }
        return positions;
    }

    @Override
    public void close() {
        producer.close();
    }
}
