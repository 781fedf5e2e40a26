package io.millrace.streams.boot;

import static java.util.Objects.requireNonNull;

import io.millrace.streams.StreamsModule;
import java.time.Clock;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.annotation.EnableKafkaStreams;
import org.springframework.kafka.config.KafkaStreamsInfrastructureCustomizer;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/** What a service with a topology has: the topology in Spring's builder, bounded memory, an orderly end, and its health. */
@AutoConfiguration(before = KafkaAutoConfiguration.class) // which configures the builder that it finds
@ConditionalOnBean(StreamsModule.class)
@EnableKafkaStreams
@EnableConfigurationProperties(StreamsProperties.class)
class StreamsAutoConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsAutoConfiguration.class);
    private static final int STREAMS_LAST = 1000;

    @Bean
    RocksDbMemory rocksDbMemory(StreamsProperties settings) {
        return new RocksDbMemory(settings.stateMemory().toBytes());
    }

    @Bean
    StreamsBuilderFactoryBeanConfigurer installTopology(
            StreamsModule topology, StreamsProperties settings, RocksDbMemory memory, Clock clock) {
        RestartRule rule = new RestartRule(settings.restarts(), settings.restartWindow());
        return factory -> {
            Properties configuration = requireNonNull(factory.getStreamsConfiguration());
            requireExactlyOnce(configuration);
            configuration.put(RocksDbMemory.SETTING, memory);
            factory.setStreamsConfiguration(configuration); // What was changed is a copy.
            factory.setCloseTimeout(Math.toIntExact(settings.closeTimeout().toSeconds()));
            factory.setStreamsUncaughtExceptionHandler(failure -> answerTo(failure, rule, clock));
            factory.setInfrastructureCustomizer(new KafkaStreamsInfrastructureCustomizer() {
                @Override
                public void configureBuilder(StreamsBuilder builder) {
                    topology.addTo(builder);
                }
            });
        };
    }

    @Bean
    @Order(STREAMS_LAST)
    StreamsStep streamsStep(StreamsBuilderFactoryBean streams) {
        return new StreamsStep(streams, StateFolder.of(requireNonNull(streams.getStreamsConfiguration())));
    }

    @Bean
    LocalStores localStores(StreamsBuilderFactoryBean streams) {
        return new LocalStores(streams);
    }

    @Bean
    StreamsReadiness streamsReadinessHealthIndicator(StreamsBuilderFactoryBean streams) {
        return new StreamsReadiness(streams);
    }

    @Bean
    StreamsLiveness streamsLivenessHealthIndicator(StreamsBuilderFactoryBean streams) {
        return new StreamsLiveness(streams);
    }

    /** What a task sends adds to what it has sent before: were events read twice, results would be wrong and nobody would know. */
    private static void requireExactlyOnce(Properties configuration) {
        @Nullable Object guarantee = configuration.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
        if (!StreamsConfig.EXACTLY_ONCE_V2.equals(guarantee)) {
            throw new IllegalStateException(
                    "spring.kafka.streams.properties.processing.guarantee must be exactly_once_v2, not %s: take the setting out"
                            .formatted(guarantee));
        }
    }

    private static StreamThreadExceptionResponse answerTo(Throwable failure, RestartRule rule, Clock clock) {
        if (rule.mayRestartAfterFailureAt(clock.instant())) {
            LOG.warn("A stream thread failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("Stream threads keep failing: the topology is stopped until the service is started anew", failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
