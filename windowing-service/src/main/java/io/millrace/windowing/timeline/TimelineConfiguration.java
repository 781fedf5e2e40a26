package io.millrace.windowing.timeline;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.boot.LocalStores;
import io.millrace.windowing.event.EventStage;
import io.millrace.windowing.pane.PaneStage;
import io.millrace.windowing.session.SessionStage;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

/** Watches the sources of watermarks, and lets an operator release one. */
@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {
    private static final Duration BROKERS_PATIENCE = Duration.ofSeconds(10);

    @Bean
    SilenceAlarm silenceAlarm(SilenceRule rule, LocalStores stores, Clock clock) {
        return new SilenceAlarm(
                List.of(EventStage.WATERMARKS, PaneStage.WATERMARKS, SessionStage.WATERMARKS), rule, stores, clock);
    }

    @Bean
    HealthIndicator watermarksHealthIndicator(SilenceAlarm alarm) {
        return new WatermarkHealth(alarm);
    }

    @Bean
    SourceReleases sourceReleases(
            LocalStores stores,
            ProducerFactory<?, ?> producers,
            Clock clock,
            @Value("${spring.kafka.streams.application-id}") String applicationId) {
        Map<String, List<String>> topicsOfStores = new LinkedHashMap<>();
        topicsOfStores.put(EventStage.WATERMARKS, List.of(TopicCatalogue.EVENTS_ENRICHED.name()));
        topicsOfStores.put(
                PaneStage.WATERMARKS,
                List.of(applicationId + "-by-group-repartition", applicationId + "-by-session-repartition"));
        return new SourceReleases(
                topicsOfStores,
                stores,
                new SourceRelease(producers.getConfigurationProperties(), BROKERS_PATIENCE, clock));
    }
}
