package io.millrace.recommendation.serve;

import io.millrace.event.recommendation.RecommendationServed;
import io.millrace.recommendation.RecommendationMetrics;
import io.millrace.streams.Topic;
import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.boot.StartStep;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what was served to its topic. It says in the log when the brokers stop and resume taking it. */
final class KafkaServedLog implements ServedLog, StartStep, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaServedLog.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Topic<String, RecommendationServed> topic;
    private final Producer<String, RecommendationServed> producer;
    private final RecommendationMetrics metrics;
    private final AtomicBoolean failing = new AtomicBoolean();

    KafkaServedLog(
            Topic<String, RecommendationServed> topic,
            Producer<String, RecommendationServed> producer,
            RecommendationMetrics metrics) {
        this.topic = topic;
        this.producer = producer;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "the topic of what was served";
    }

    /** Makes the producer learn the layout of the topic, so that no request waits for it. */
    @Override
    public void run() throws NotYetException {
        try {
            producer.partitionsFor(topic.name());
        } catch (RetriableException e) {
            throw new NotYetException(e);
        }
    }

    // The callback hears what becomes of it.
    @SuppressWarnings("FutureReturnValueIgnored")
    @Override
    public void keep(RecommendationServed served) {
        try {
            producer.send(
                    new ProducerRecord<>(topic.name(), served.getVisitorId(), served),
                    (metadata, failure) -> settled(failure));
        } catch (RuntimeException e) {
            settled(e);
        }
    }

    private void settled(@Nullable Exception failure) {
        if (failure == null) {
            if (failing.compareAndSet(true, false)) {
                LOG.info("What is served is written to {} again", topic.name());
            }
            return;
        }
        metrics.countUnlogged();
        if (failing.compareAndSet(false, true)) {
            LOG.warn("What is served is not written to {}; answers go on: {}", topic.name(), failure.toString());
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
