package io.millrace.streams.boot;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** Where it is missing, each store takes as much as it likes, and nothing says so. */
    @Test
    void letsAllStoresFindTheMemoryThatTheyShare() {
        StreamsBuilderFactoryBean streams = new StreamsBuilderFactoryBean(new KafkaStreamsConfiguration(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, "test", StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1")));
        StreamsAutoConfiguration configuration = new StreamsAutoConfiguration();

        try (RocksDbMemory memory = configuration.rocksDbMemory(SETTINGS)) {
            configuration
                    .installTopology(builder -> {}, SETTINGS, memory, Clock.systemUTC())
                    .configure(streams);

            assertThat(streams.getStreamsConfiguration()).containsEntry(RocksDbMemory.SETTING, memory);
        }
    }
}
