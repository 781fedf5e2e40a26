package io.millrace.warehouse;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.boot.ServiceTopics;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the features share. */
@Configuration(proxyBeanMethods = false)
class WarehouseConfiguration {

    /** The dead letters are the sink's, whose worker creates no topics as we want them. */
    @Bean
    ServiceTopics warehouseServiceTopics() {
        return new ServiceTopics(
                List.of(TopicCatalogue.WAREHOUSE_DEAD_LETTERS),
                List.of(TopicCatalogue.EVENTS_ENRICHED, TopicCatalogue.SESSIONS_CLOSED));
    }

    @Bean
    WarehouseMetrics warehouseMetrics(MeterRegistry registry) {
        return new WarehouseMetrics(registry);
    }
}
