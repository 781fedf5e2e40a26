package io.millrace.recommendation.serve;

import io.millrace.event.recommendation.RecommendationServed;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.recommendation.RecommendationMetrics;
import io.millrace.recommendation.RecommendationProperties;
import io.millrace.recommendation.follow.LiveIndex;
import io.millrace.streams.Topic;
import io.millrace.streams.schema.AvroSerdes;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.ProducerFactory;

@Configuration(proxyBeanMethods = false)
class ServeConfiguration {
    private static final int BEFORE_THE_INDEX = 50;

    private final RecommendationProperties settings;

    ServeConfiguration(RecommendationProperties settings) {
        this.settings = settings;
    }

    @Bean
    Recommender recommender(LiveIndex live, Clock clock, RecommendationMetrics metrics) {
        int most = settings.mostItems() + settings.index().itemsPerQuestion() + 1;
        PopularItems popular = new PopularItems(live, settings.popularRefresh(), most);
        return new Recommender(live, popular, settings.visitGap(), clock, metrics);
    }

    @Bean
    @Order(BEFORE_THE_INDEX)
    KafkaServedLog servedLog(ProducerFactory<?, ?> kafka, AvroSerdes serdes, RecommendationMetrics metrics) {
        Topic<String, RecommendationServed> topic = new Topic<>(
                TopicCatalogue.RECOMMENDATIONS_SERVED.name(), Serdes.String(), serdes.of(RecommendationServed.class));
        Map<String, Object> producer = new HashMap<>(kafka.getConfigurationProperties());
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaServedLog(
                topic,
                new KafkaProducer<>(
                        producer,
                        topic.keySerde().serializer(),
                        topic.valueSerde().serializer()),
                metrics);
    }
}
