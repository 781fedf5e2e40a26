package io.millrace.warehouse.connector;

import io.millrace.streams.boot.RegistryProperties;
import io.millrace.streams.topic.TopicSettings;
import io.millrace.warehouse.WarehouseMetrics;
import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.catalog.CatalogSettings;
import io.millrace.warehouse.catalog.WarehouseTables;
import java.time.Clock;
import java.util.List;
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
    private static final int CONTROL_TOPICS_AFTER_TABLES = 100;
    private static final int CONNECTORS_NEXT = 200;
    private static final int RUNNING_LAST = 300;

    private final WarehouseProperties.Connector settings;
    private final List<TableSink> sinks;

    ConnectorConfiguration(WarehouseProperties settings) {
        this.settings = settings.connector();
        this.sinks = TableSink.all(settings.connector());
    }

    @Bean
    ConnectWorker connectWorker(WarehouseProperties properties) {
        return new HttpConnectWorker(properties.connectUrl());
    }

    @Bean
    @Order(CONTROL_TOPICS_AFTER_TABLES)
    ControlTopicsStep controlTopicsStep(KafkaAdmin admin, TopicSettings topics) {
        return new ControlTopicsStep(admin.getConfigurationProperties(), topics, settings.controlRetention(), sinks);
    }

    @Bean
    @Order(CONNECTORS_NEXT)
    ConnectorsStep connectorsStep(
            ConnectWorker worker,
            CatalogSettings catalog,
            RegistryProperties registry,
            KafkaConnectionDetails brokers) {
        SinkSettings sinkSettings = new SinkSettings(
                settings, catalog, registry.clientSettings(), String.join(",", brokers.getBootstrapServers()));
        return new ConnectorsStep(worker, settings.configure() ? sinks : List.of(), sinkSettings);
    }

    @Bean
    @Order(RUNNING_LAST)
    RunningStep runningStep(ConnectWorker worker) {
        return new RunningStep(worker, sinks);
    }

    @Bean
    ConnectorWatches connectorWatches(ConnectWorker worker, WarehouseMetrics metrics, Clock clock) {
        return new ConnectorWatches(sinks.stream()
                .map(sink -> new ConnectorWatch(worker, sink, pauses(), metrics, clock))
                .toList());
    }

    @Bean
    ConnectorHealth sinkConnectorHealthIndicator(ConnectorWatches watches) {
        return new ConnectorHealth(watches);
    }

    @Bean
    SchedulingConfigurer watchSchedule(ConnectorWatches watches, WarehouseTables tables) {
        return schedule -> {
            schedule.addFixedDelayTask(watches::look, settings.watchInterval());
            schedule.addFixedDelayTask(tables::look, settings.watchInterval());
        };
    }

    private RestartPauses pauses() {
        return new RestartPauses(settings.watchInterval(), settings.longestPause());
    }
}
