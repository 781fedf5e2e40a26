package io.millrace.warehouse.connector;

import io.millrace.streams.boot.RegistryProperties;
import io.millrace.streams.topic.TopicSettings;
import io.millrace.warehouse.WarehouseMetrics;
import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.catalog.CatalogSettings;
import io.millrace.warehouse.catalog.WarehouseTables;
import java.time.Clock;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

@EnableScheduling
@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {
    private static final int CONTROL_TOPIC_AFTER_TABLES = 100;
    private static final int CONNECTOR_NEXT = 200;
    private static final int RUNNING_LAST = 300;

    private final WarehouseProperties.Connector settings;

    ConnectorConfiguration(WarehouseProperties settings) {
        this.settings = settings.connector();
    }

    @Bean
    ConnectWorker connectWorker(WarehouseProperties properties) {
        return new HttpConnectWorker(properties.connectUrl());
    }

    @Bean
    @Order(CONTROL_TOPIC_AFTER_TABLES)
    ControlTopicStep controlTopicStep(KafkaAdmin admin, TopicSettings topics) {
        return new ControlTopicStep(
                admin.getConfigurationProperties(),
                topics,
                settings.controlTopic(),
                settings.controlRetention(),
                settings.name());
    }

    @Bean
    @Order(CONNECTOR_NEXT)
    ConnectorStep connectorStep(
            ConnectWorker worker,
            CatalogSettings catalog,
            RegistryProperties registry,
            KafkaConnectionDetails brokers) {
        SinkSettings sink = new SinkSettings(
                settings, catalog, registry.clientSettings(), String.join(",", brokers.getBootstrapServers()));
        return new ConnectorStep(worker, settings.name(), sink.all());
    }

    @Bean
    @Order(RUNNING_LAST)
    RunningStep runningStep(ConnectWorker worker) {
        return new RunningStep(worker, settings.name());
    }

    @Bean
    ConnectorWatch connectorWatch(ConnectWorker worker, WarehouseMetrics metrics, Clock clock) {
        RestartPauses pauses = new RestartPauses(settings.watchInterval(), settings.longestPause());
        return new ConnectorWatch(worker, settings.name(), pauses, metrics, clock);
    }

    @Bean
    ConnectorHealth sinkConnectorHealthIndicator(ConnectorWatch watch) {
        return new ConnectorHealth(watch);
    }

    @Bean
    SchedulingConfigurer watchSchedule(ConnectorWatch watch, WarehouseTables tables) {
        return schedule -> {
            schedule.addFixedDelayTask(watch::look, settings.watchInterval());
            schedule.addFixedDelayTask(tables::look, settings.watchInterval());
        };
    }
}
