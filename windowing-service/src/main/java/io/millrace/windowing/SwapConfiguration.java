package io.millrace.windowing;

import static java.util.Objects.requireNonNull;

import io.millrace.streams.schema.AvroSerdes;
import io.millrace.windowing.metric.Metrics;
import io.millrace.windowing.reprocess.Swap;
import java.time.Clock;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaAdmin;

/** What a swap needs of the service's settings: no topology. Not for the service itself. */
@EnableAutoConfiguration
@EnableConfigurationProperties(WindowingProperties.class)
@Import(MetricsConfiguration.class)
class SwapConfiguration {

    @Bean
    Swap swap(KafkaProperties kafka, KafkaAdmin admin, Metrics metrics, AvroSerdes serdes, Clock clock) {
        return new Swap(
                new Swap.Brokers(
                        () -> Admin.create(admin.getConfigurationProperties()),
                        () -> ReprocessConfiguration.consumer(kafka),
                        () -> ReprocessConfiguration.producer(kafka)),
                requireNonNull(kafka.getStreams().getApplicationId()),
                metrics,
                serdes,
                clock);
    }
}
