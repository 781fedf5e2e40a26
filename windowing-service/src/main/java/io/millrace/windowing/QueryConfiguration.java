package io.millrace.windowing;

import io.millrace.event.windows.WindowPane;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.windowing.query.OtherInstances;
import io.millrace.windowing.query.PaneSearch;
import io.millrace.windowing.query.PaneStreams;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How questions are answered: over all instances, and for those who follow. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration {

    @Bean
    PaneSearch paneSearch(LocalStores stores, WindowingProperties settings, KafkaProperties kafka) {
        @Nullable String self = kafka.getStreams().getProperties().get(StreamsConfig.APPLICATION_SERVER_CONFIG);
        return new PaneSearch(
                stores,
                new OtherInstances(settings.queries().patience()),
                Optional.ofNullable(self).map(HostInfo::buildFromEndpoint));
    }

    @Bean
    PaneStreams paneStreams(WindowingProperties settings, KafkaProperties kafka, AvroSerdes serdes) {
        Map<String, Object> consumer = new HashMap<>(kafka.buildConsumerProperties());
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new PaneStreams(
                () -> new KafkaConsumer<>(
                        consumer,
                        new StringDeserializer(),
                        serdes.of(WindowPane.class).deserializer()),
                settings.queries().mostStreams());
    }
}
