package io.millrace.warehouse.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.millrace.streams.boot.SuiteService;
import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.warehouse.WarehouseApplication;
import io.millrace.warehouse.catalog.CatalogSettings;
import io.millrace.warehouse.maintenance.MaintenanceConfiguration;
import io.millrace.warehouse.maintenance.TableMaintenance;
import io.millrace.warehouse.table.EventsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Tables in an object store, as in production: the service makes them, the worker fills them, maintenance goes over them. */
class ObjectStoreIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @TempDir
    static Path folder;

    private static ObjectStore store;
    private static Map<String, String> catalog;
    private static SinkPlatform platform;
    private static EnrichedTopic topic;
    private static Table events;

    @BeforeAll
    static void start() throws Exception {
        store = ObjectStore.start();
        catalog = new TreeMap<>(store.properties());
        catalog.put("catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog");
        catalog.put("uri", "jdbc:sqlite:" + folder.resolve("catalog.db"));
        catalog.put("jdbc.schema-version", "V1");
        platform = SinkPlatform.start(BROKER, folder, settings());
        topic = new EnrichedTopic(BROKER.bootstrapServers(), platform.registryUrl());
        events = new CatalogSettings(catalog).open().loadTable(EventsTable.DEFINITION.name());
    }

    @AfterAll
    static void stop() {
        topic.close();
        platform.close();
        store.close();
    }

    @Test
    void keepsRowsInAnObjectStoreAndItsMetadataSmall() throws IOException {
        topic.commit("first-", 0, 100);
        awaitRows(100);
        topic.commit("second-", 0, 100);
        awaitRows(200);
        assertThat(files()).isNotEmpty().allMatch(file -> file.startsWith("s3://shop/tables/"));
        assertThat(events.snapshots()).hasSizeGreaterThan(1);

        assertThat(maintain("snapshot-retention=0s", "min-snapshots=1")).isTrue();

        events.refresh();
        assertThat(events.snapshots()).hasSize(1);
        topic.commit("third-", 0, 100);
        awaitRows(300);
    }

    @Test
    void sendsSqlToOtherEngines() {
        topic.commit("asked-", 0, 1);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThatExceptionOfType(AssertionError.class)
                        .isThrownBy(() -> platform.api().query("select count(*) from events"))
                        .withMessageContaining("/problems/table-not-readable"));
    }

    private static void awaitRows(int count) {
        await().atMost(PATIENCE).until(() -> rows() >= count);
    }

    private static long rows() {
        events.refresh();
        Snapshot newest = events.currentSnapshot();
        return newest == null ? 0 : Long.parseLong(newest.summary().get("total-records"));
    }

    private static List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = events.newScan().planFiles()) {
            tasks.forEach(task -> files.add(task.file().location()));
        }
        return files;
    }

    private static boolean maintain(String... options) {
        List<String> all = new ArrayList<>(settings());
        for (String option : options) {
            all.add("--millrace.warehouse.maintenance." + option);
        }
        try (ConfigurableApplicationContext context = SuiteService.builder(
                        MaintenanceConfiguration.class, WarehouseApplication.NAME)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new))) {
            return context.getBean(TableMaintenance.class).run();
        }
    }

    private static List<String> settings() {
        return catalog.entrySet().stream()
                .map(entry -> "--millrace.warehouse.catalog[%s]=%s".formatted(entry.getKey(), entry.getValue()))
                .toList();
    }
}
