package io.millrace.warehouse.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.warehouse.TestSettings;
import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.catalog.CatalogSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkSettingsTest {
    private static final int EVENTS = 0;
    private static final int SESSIONS = 1;

    @Test
    void areThoseThatWereProvedToLoseAndDoubleNothing() {
        assertThat(settings(Map.of()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("connector.class", "org.apache.iceberg.connect.IcebergSinkConnector"),
                        Map.entry("tasks.max", "1"),
                        Map.entry("topics", "clickstream.enriched.v1"),
                        Map.entry("key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter"),
                        Map.entry("header.converter", "org.apache.kafka.connect.converters.ByteArrayConverter"),
                        Map.entry("value.converter", "io.millrace.warehouse.connect.AvroConverter"),
                        Map.entry("value.converter.schema.registry.url", "http://registry:8081"),
                        Map.entry("value.converter.basic.auth.user.info", "user:password"),
                        Map.entry("value.converter.millrace.schema.registry.retry.ms", "3000"),
                        Map.entry("transforms", "dropMarkers,toRow"),
                        Map.entry("transforms.dropMarkers.type", "org.apache.kafka.connect.transforms.Filter"),
                        Map.entry("transforms.dropMarkers.predicate", "isMarker"),
                        Map.entry("predicates", "isMarker"),
                        Map.entry(
                                "predicates.isMarker.type",
                                "org.apache.kafka.connect.transforms.predicates.RecordIsTombstone"),
                        Map.entry("transforms.toRow.type", "io.millrace.warehouse.connect.EventRow"),
                        Map.entry("errors.tolerance", "all"),
                        Map.entry("errors.deadletterqueue.topic.name", "warehouse-sink.dead-letter.v1"),
                        Map.entry("errors.deadletterqueue.context.headers.enable", "true"),
                        Map.entry("errors.log.enable", "true"),
                        Map.entry("errors.log.include.messages", "false"),
                        Map.entry("producer.override.max.request.size", "9437184"),
                        Map.entry("iceberg.tables", "shop.events"),
                        Map.entry("iceberg.catalog", "iceberg"),
                        Map.entry("iceberg.catalog.catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog"),
                        Map.entry("iceberg.catalog.uri", "jdbc:sqlite:/data/wh/catalog.db"),
                        Map.entry("iceberg.catalog.jdbc.schema-version", "V1"),
                        Map.entry("iceberg.catalog.warehouse", "/data/wh/tables"),
                        Map.entry("iceberg.catalog.io-impl", "io.millrace.warehouse.table.LocalFileIO"),
                        Map.entry("iceberg.control.topic", "warehouse-sink.control-events.v1"),
                        Map.entry("iceberg.control.group-id-prefix", "warehouse-sink."),
                        Map.entry("iceberg.coordinator.transactional.prefix", "warehouse-sink.events."),
                        Map.entry("iceberg.control.commit.interval-ms", "2000"),
                        Map.entry("iceberg.control.commit.timeout-ms", "8000"),
                        Map.entry("iceberg.kafka.bootstrap.servers", "broker:9092"),
                        Map.entry("iceberg.kafka.auto.offset.reset", "latest"),
                        Map.entry("iceberg.kafka.session.timeout.ms", "6000"),
                        Map.entry("iceberg.kafka.heartbeat.interval.ms", "2000"),
                        Map.entry("iceberg.kafka.transaction.timeout.ms", "10000"),
                        Map.entry("iceberg.kafka.compression.type", "zstd"),
                        Map.entry("consumer.override.isolation.level", "read_committed"),
                        Map.entry("consumer.override.auto.offset.reset", "earliest"),
                        Map.entry("consumer.override.session.timeout.ms", "6000"),
                        Map.entry("consumer.override.heartbeat.interval.ms", "2000"),
                        Map.entry("consumer.override.max.poll.records", "5000")));
    }

    @Test
    void nameOtherAddressesWhereTheWorkerNeedsThem() {
        assertThat(settings(Map.of(
                        "millrace.warehouse.connector.brokers", "inside:9092",
                        "millrace.warehouse.connector.registry", "http://inside:8081")))
                .containsEntry("iceberg.kafka.bootstrap.servers", "inside:9092")
                .containsEntry("value.converter.schema.registry.url", "http://inside:8081");
    }

    @Test
    void giveWayToWhatAnOperatorSets() {
        assertThat(settings(Map.of(
                        "millrace.warehouse.connector.properties[tasks.max]", "2",
                        "millrace.warehouse.connector.properties[iceberg.kafka.security.protocol]", "SSL")))
                .containsEntry("tasks.max", "2")
                .containsEntry("iceberg.kafka.security.protocol", "SSL");
    }

    @Test
    void giveTheSessionsAConnectorOfTheirOwn() {
        Map<String, String> differing = settings(Map.of(), SESSIONS);
        differing.entrySet().removeAll(settings(Map.of()).entrySet());

        assertThat(differing)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "topics", "sessions.closed.v1",
                        "transforms.toRow.type", "io.millrace.warehouse.connect.SessionRow",
                        "iceberg.tables", "shop.sessions_log",
                        "iceberg.control.topic", "warehouse-sink.control-sessions.v1",
                        "iceberg.coordinator.transactional.prefix", "warehouse-sink.sessions."));
    }

    @Test
    void letOneConnectorDifferFromTheOther() {
        Map<String, String> properties = Map.of(
                "millrace.warehouse.connector.properties[tasks.max]", "2",
                "millrace.warehouse.connector.sessions.properties[tasks.max]", "1");

        assertThat(settings(properties, EVENTS)).containsEntry("tasks.max", "2");
        assertThat(settings(properties, SESSIONS)).containsEntry("tasks.max", "1");
    }

    private static Map<String, String> settings(Map<String, String> properties) {
        return settings(properties, EVENTS);
    }

    private static Map<String, String> settings(Map<String, String> properties, int sink) {
        WarehouseProperties.Connector connector = TestSettings.with(properties).connector();
        Map<String, Object> registry = new HashMap<>();
        registry.put("schema.registry.url", "http://registry:8081");
        registry.put("basic.auth.user.info", "user:password");
        registry.put("millrace.schema.registry.retry.ms", 30_000L);
        return new SinkSettings(connector, CatalogSettings.in(Path.of("/data/wh")), registry, "broker:9092")
                .of(TableSink.all(connector).get(sink));
    }
}
