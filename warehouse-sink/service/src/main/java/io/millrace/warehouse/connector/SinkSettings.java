package io.millrace.warehouse.connector;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.catalog.CatalogSettings;
import io.millrace.warehouse.table.TableDefinition;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The settings of the connectors that fill the tables. Most of them are what makes each record one row whatever is killed
 * when; a test kills.
 */
final class SinkSettings {
    private static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
    private static final String NAMES = "warehouse-sink.";
    private static final String SESSION_TIMEOUT_MS = "6000";
    private static final String HEARTBEAT_INTERVAL_MS = "2000";

    private final WarehouseProperties.Connector shared;
    private final CatalogSettings catalog;
    private final Map<String, ?> registry;
    private final String brokers;

    SinkSettings(
            WarehouseProperties.Connector shared, CatalogSettings catalog, Map<String, ?> registry, String brokers) {
        this.shared = shared;
        this.catalog = catalog;
        this.registry = registry;
        this.brokers = brokers;
    }

    /** Everything that one connector needs, sorted, as the worker takes it. */
    Map<String, String> of(TableSink sink) {
        Map<String, String> all = new TreeMap<>();
        all.put("connector.class", "org.apache.iceberg.connect.IcebergSinkConnector");
        // A second task would leave its partition's silence to be waited for, and win nothing on a few cores.
        all.put("tasks.max", "1");
        all.put("topics", sink.topic().name());
        addConverters(all);
        addTransforms(all, sink.transform());
        addErrors(all);
        addTable(all, sink.table());
        addCommits(all, sink.own());
        addConsumer(all);
        all.putAll(shared.properties());
        all.putAll(sink.own().properties());
        return all;
    }

    private void addConverters(Map<String, String> all) {
        all.put("key.converter", BYTES);
        all.put("header.converter", BYTES);
        all.put("value.converter", "io.millrace.warehouse.connect.AvroConverter");
        registry.forEach((name, value) -> all.put("value.converter." + name, value.toString()));
        if (!shared.registry().isEmpty()) {
            all.put("value.converter.schema.registry.url", shared.registry());
        }
        // Shorter than a worker waits for a task that it stops.
        all.put("value.converter.millrace.schema.registry.retry.ms", "3000");
    }

    private static void addTransforms(Map<String, String> all, String toRow) {
        all.put("transforms", "dropMarkers,toRow");
        all.put("transforms.dropMarkers.type", "org.apache.kafka.connect.transforms.Filter");
        all.put("transforms.dropMarkers.predicate", "isMarker");
        all.put("predicates", "isMarker");
        all.put("predicates.isMarker.type", "org.apache.kafka.connect.transforms.predicates.RecordIsTombstone");
        all.put("transforms.toRow.type", toRow);
    }

    private static void addErrors(Map<String, String> all) {
        all.put("errors.tolerance", "all");
        all.put("errors.deadletterqueue.topic.name", TopicCatalogue.WAREHOUSE_DEAD_LETTERS.name());
        all.put("errors.deadletterqueue.context.headers.enable", "true");
        all.put("errors.log.enable", "true");
        all.put("errors.log.include.messages", "false");
        int largest = TopicCatalogue.WAREHOUSE_DEAD_LETTERS.maxRecordBytes();
        all.put("producer.override.max.request.size", Integer.toString(largest));
    }

    private void addTable(Map<String, String> all, TableDefinition table) {
        all.put("iceberg.tables", table.name().toString());
        all.put("iceberg.catalog", CatalogSettings.NAME);
        catalog.properties().forEach((name, value) -> all.put("iceberg.catalog." + name, value));
    }

    private void addCommits(Map<String, String> all, WarehouseProperties.Own own) {
        all.put("iceberg.control.topic", own.controlTopic());
        // Names by which rights on the brokers can be given; what follows in them is random.
        all.put("iceberg.control.group-id-prefix", NAMES);
        all.put("iceberg.coordinator.transactional.prefix", NAMES + own.name() + ".");
        all.put(
                "iceberg.control.commit.interval-ms",
                Long.toString(shared.commitInterval().toMillis()));
        all.put(
                "iceberg.control.commit.timeout-ms",
                Long.toString(shared.commitTimeout().toMillis()));
        all.put("iceberg.kafka.bootstrap.servers", shared.brokers().isEmpty() ? brokers : shared.brokers());
        // Announcements before the first commit are kept by the pinned group; "earliest" would replay the topic each
        // time.
        all.put("iceberg.kafka.auto.offset.reset", "latest");
        all.put("iceberg.kafka.session.timeout.ms", SESSION_TIMEOUT_MS);
        all.put("iceberg.kafka.heartbeat.interval.ms", HEARTBEAT_INTERVAL_MS);
        // A killed task's open transaction hides what comes after it until then.
        all.put("iceberg.kafka.transaction.timeout.ms", "10000");
        all.put("iceberg.kafka.compression.type", "zstd");
    }

    private static void addConsumer(Map<String, String> all) {
        addOverride(all, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        addOverride(all, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        addOverride(all, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        addOverride(all, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_INTERVAL_MS);
        addOverride(all, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    }

    private static void addOverride(Map<String, String> all, String setting, String value) {
        all.put("consumer.override." + setting, value);
    }
}
