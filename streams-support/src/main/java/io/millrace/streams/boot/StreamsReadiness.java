package io.millrace.streams.boot;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Part of readiness: up while the topology runs, out of service while it restores or moves state. */
final class StreamsReadiness implements HealthIndicator {
    private final StreamsBuilderFactoryBean streams;

    StreamsReadiness(StreamsBuilderFactoryBean streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        KafkaStreams running = streams.getKafkaStreams();
        if (running == null) {
            return Health.outOfService().withDetail("state", "NOT_STARTED").build();
        }
        KafkaStreams.State state = running.state();
        Health.Builder health = state == KafkaStreams.State.RUNNING ? Health.up() : Health.outOfService();
        return health.withDetail("state", state.name()).build();
    }
}
