package io.millrace.recommendation;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.boot.ServiceTopics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the features share. */
@Configuration(proxyBeanMethods = false)
class RecommendationConfiguration {

    @Bean
    ServiceTopics recommendationServiceTopics() {
        return new ServiceTopics(
                List.of(TopicCatalogue.RECOMMENDATIONS_SERVED), List.of(TopicCatalogue.EVENTS_ENRICHED));
    }

    @Bean
    RecommendationMetrics recommendationMetrics(MeterRegistry registry) {
        return new RecommendationMetrics(registry);
    }
}
