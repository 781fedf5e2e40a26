package io.millrace.streams.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.util.unit.DataSize;

class StreamsAutoConfigurationTest {
    private static final StreamsProperties SETTINGS =
            new StreamsProperties(DataSize.ofMegabytes(8), Duration.ofSeconds(1), 1, Duration.ofSeconds(1));

    private final StreamsAutoConfiguration configuration = new StreamsAutoConfiguration();

    /** Where it is missing, each store takes as much as it likes, and nothing says so. */
    @Test
    void letsAllStoresFindTheMemoryThatTheyShare() {
        StreamsBuilderFactoryBean streams = streams(StreamsConfig.EXACTLY_ONCE_V2);

        try (RocksDbMemory memory = configuration.rocksDbMemory(SETTINGS)) {
            install(streams, memory);

            assertThat(streams.getStreamsConfiguration()).containsEntry(RocksDbMemory.SETTING, memory);
        }
    }

    @Test
    void refusesToReadAnythingTwice() {
        try (RocksDbMemory memory = configuration.rocksDbMemory(SETTINGS)) {
            assertThatThrownBy(() -> install(streams(StreamsConfig.AT_LEAST_ONCE), memory))
                    .hasMessageContaining("processing.guarantee must be exactly_once_v2, not at_least_once");
        }
    }

    private void install(StreamsBuilderFactoryBean streams, RocksDbMemory memory) {
        configuration
                .installTopology(builder -> {}, SETTINGS, memory, Clock.systemUTC())
                .configure(streams);
    }

    private static StreamsBuilderFactoryBean streams(String guarantee) {
        return new StreamsBuilderFactoryBean(new KafkaStreamsConfiguration(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "test",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "localhost:1",
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                guarantee)));
    }
}
