package io.millrace.streams.boot;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Part of liveness: down only when the topology has ended for good and the process must be started anew. */
final class StreamsLiveness implements HealthIndicator {
    private final StreamsBuilderFactoryBean streams;

    StreamsLiveness(StreamsBuilderFactoryBean streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        KafkaStreams running = streams.getKafkaStreams();
        boolean dead = running != null && running.state().hasCompletedShutdown();
        return (dead ? Health.down() : Health.up()).build();
    }
}
