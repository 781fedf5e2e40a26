package io.millrace.gateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** The meters of the producer that is in use, and how many there have been. */
final class ProducerMetrics implements AutoCloseable {
    static final String PRODUCERS = "millrace.gateway.producers";

    private final MeterRegistry registry;
    private final Counter producers;
    private @Nullable KafkaClientMetrics current;

    ProducerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.producers = Counter.builder(PRODUCERS)
                .description(
                        "Producers that were made: one at the start, others after those that could do nothing more")
                .baseUnit("producers")
                .register(registry);
    }

    /** Shows a producer's own meters, and no longer those of the one before. */
    synchronized void watch(Producer<byte[], byte[]> producer) {
        close();
        producers.increment();
        KafkaClientMetrics meters = new KafkaClientMetrics(producer);
        meters.bindTo(registry);
        current = meters;
    }

    @Override
    public synchronized void close() {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
