package io.millrace.warehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.streams.boot.NotYetException;
import io.millrace.warehouse.TestSettings;
import io.millrace.warehouse.WarehouseProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types.LongType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTablesTest {
    @TempDir
    Path folder;

    private TestWarehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = new TestWarehouse(folder);
    }

    @AfterEach
    void close() throws IOException {
        warehouse.close();
    }

    @Test
    void showsAnEmptyTableBeforeTheFirstCommit() {
        TableSnapshot events = newest();

        assertThat(events.table()).isEqualTo("events");
        assertThat(events.id()).isNull();
        assertThat(events.files()).isEmpty();
    }

    @Test
    void showsWhatWasCommittedByOthers() {
        TableSnapshot before = newest();
        warehouse.append("2026-01-01", "SELECT 'e1' AS event_id");

        TableSnapshot after = newest();

        assertThat(after).isNotEqualTo(before);
        assertThat(after.files()).hasSize(1);
        assertThat(after.idText())
                .contains(Long.toString(warehouse.events().currentSnapshot().snapshotId()));
    }

    @Test
    void plansASnapshotOnce() {
        warehouse.append("2026-01-01", "SELECT 'e1' AS event_id");

        assertThat(newest()).isSameAs(newest());
    }

    @Test
    void showsAColumnThatWasAddedAtOnce() {
        newest();
        warehouse.events().updateSchema().addColumn("extra", LongType.get()).commit();

        assertThat(newest().schema().findField("extra")).isNotNull();
    }

    @Test
    void refusesToReadPastDeletedRows() {
        warehouse.append("2026-01-01", "SELECT 'e1' AS event_id");
        Table table = warehouse.events();
        DeleteFile deletes = FileMetadata.deleteFileBuilder(table.spec())
                .ofPositionDeletes()
                .withPath(table.location() + "/data/deletes.parquet")
                .withPartitionPath("event_time_day=2026-01-01")
                .withFileSizeInBytes(1)
                .withRecordCount(1)
                .build();
        table.newRowDelta().addDeletes(deletes).commit();

        assertThatExceptionOfType(UnreadableTableException.class).isThrownBy(this::newest);
    }

    @Test
    void remembersWhenRowsWereLastAdded() {
        warehouse.tables().look();
        assertThat(warehouse.tables().lastCommit("events")).isEmpty();
        warehouse.append("2026-01-01", "SELECT 'e1' AS event_id");

        warehouse.tables().look();

        assertThat(warehouse.tables().lastCommit("sessions_log")).isEmpty();
        assertThat(warehouse.tables().lastCommit("events"))
                .hasValueSatisfying(time -> assertThat(time.toEpochMilli())
                        .isEqualTo(warehouse.events().currentSnapshot().timestampMillis()));
    }

    @Test
    void hasNoTablesBeforeTheStart() {
        assertThat(new WarehouseTables(CatalogSettings.in(folder)).newest()).isEmpty();
    }

    @Test
    void waitsForACatalogThatDoesNotAnswer() {
        TablesStep step = new TablesStep(new WarehouseTables(
                new CatalogSettings(Map.of("type", "rest", "uri", "http://127.0.0.1:1", "warehouse", "shop"))));

        assertThatExceptionOfType(NotYetException.class).isThrownBy(step::run);
    }

    @Test
    void saysWhereItMayNotWrite() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        WarehouseProperties settings = TestSettings.with(
                Map.of("millrace.warehouse.folder", file.resolve("warehouse").toString()));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new CatalogConfiguration().catalogSettings(settings))
                .withMessageContaining("set millrace.warehouse.folder");
    }

    private TableSnapshot newest() {
        return warehouse.tables().newest().get(0);
    }
}
