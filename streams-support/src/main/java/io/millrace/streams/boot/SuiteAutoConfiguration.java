package io.millrace.streams.boot;

import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.SchemaRegistry;
import io.millrace.streams.topic.TopicSettings;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.KafkaAdmin;

/** What every service has: a clock, the registry and its serdes, its topics, and a start in good order. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties({RegistryProperties.class, TopicProperties.class, AccessProperties.class})
class SuiteAutoConfiguration {
    private static final int TOPICS_FIRST = -200;
    private static final int SCHEMAS_SECOND = -100;

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    SchemaRegistry schemaRegistry(RegistryProperties settings) {
        return SchemaRegistry.at(settings.clientSettings());
    }

    @Bean
    @ConditionalOnMissingBean
    AvroSerdes avroSerdes(RegistryProperties settings, SchemaRegistry registry) {
        return settings.usesOwnSerdes()
                ? AvroSerdes.against(registry)
                : AvroSerdes.named(settings.serializer(), settings.deserializer(), settings.clientSettings());
    }

    @Bean
    TopicSettings topicSettings(TopicProperties settings) {
        return settings.toSettings();
    }

    @Bean
    @Order(TOPICS_FIRST)
    @ConditionalOnBean(ServiceTopics.class)
    TopicsStep topicsStep(KafkaAdmin admin, TopicSettings settings, ServiceTopics topics) {
        return new TopicsStep(admin.getConfigurationProperties(), settings, topics);
    }

    @Bean
    @Order(SCHEMAS_SECOND)
    @ConditionalOnBean(ServiceTopics.class)
    SchemasStep schemasStep(SchemaRegistry registry, ServiceTopics topics) {
        return new SchemasStep(registry, topics);
    }

    @Bean
    @ConditionalOnBean(ServiceTopics.class)
    ServiceStart serviceStart(@Value("${spring.application.name}") String service, List<StartStep> steps) {
        return new ServiceStart(service, steps);
    }

    @Bean
    @ConditionalOnBean(ServiceTopics.class)
    StartHealth serviceStartHealthIndicator(ServiceStart start, TopicsStep topics) {
        return new StartHealth(start, topics);
    }
}
