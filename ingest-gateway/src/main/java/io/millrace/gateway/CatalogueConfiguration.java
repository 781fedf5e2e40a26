package io.millrace.gateway;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.gateway.catalogue.CatalogueReading;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** Lets the catalogue be asked for. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    @Bean
    CatalogueReading catalogueReading(ConsumerFactory<?, ?> kafka, GatewayProperties settings, GatewayTopics topics) {
        Map<String, Object> consumer = consumerSettings(kafka);
        return new CatalogueReading(
                () -> new KafkaConsumer<>(consumer, new StringDeserializer(), new ByteArrayDeserializer()),
                new CatalogueReading.Settings(
                        TopicCatalogue.PRODUCTS.name(),
                        settings.catalogue().memory().toBytes(),
                        settings.ackTimeout()),
                topics::product);
    }

    /** It keeps its position itself, and a topic that does not go on where it was is read anew. */
    private static Map<String, Object> consumerSettings(ConsumerFactory<?, ?> kafka) {
        Map<String, Object> consumer = new HashMap<>(kafka.getConfigurationProperties());
        consumer.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, "ingest-gateway-catalogue");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return consumer;
    }
}
