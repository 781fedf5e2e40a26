package io.millrace.warehouse.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.catalog.TestWarehouse;
import io.millrace.warehouse.table.LocalFileIO;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.relocated.com.google.common.collect.Iterables;
import org.apache.iceberg.util.SnapshotUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotExpiryTest {
    private static final Duration RETENTION = Duration.ofDays(1);
    private static final int MANY = 4;
    private static final String POSITION = SnapshotExpiry.SINK_POSITION + "control-events.connect-events";

    @TempDir
    Path folder;

    private TestWarehouse warehouse;
    private Table events;

    @BeforeEach
    void open() {
        warehouse = new TestWarehouse(folder);
        events = warehouse.events();
    }

    @AfterEach
    void close() throws IOException {
        warehouse.close();
    }

    @Test
    void letsGoOfOldSnapshotsAndKeepsAllRows() {
        for (int i = 0; i < 5; i++) {
            append();
        }

        String outcome = expiry(RETENTION.plusHours(1), 2).run(events);

        assertThat(outcome).isEqualTo("3 snapshots are let go, 2 are kept");
        assertThat(files(warehouse.events())).isEqualTo(5);
    }

    @Test
    void keepsWhatIsYoung() {
        append();
        append();

        String outcome = expiry(RETENTION.minusHours(1), 1).run(events);

        assertThat(outcome).isEqualTo("0 snapshots are let go, 2 are kept");
    }

    @Test
    void keepsNoMoreThanThereMayBe() {
        for (int i = 0; i < MANY + 2; i++) {
            append();
        }

        String outcome = expiry(Duration.ZERO, 1).run(events);

        assertThat(outcome).isEqualTo("2 snapshots are let go, 4 are kept");
    }

    @Test
    void keepsThePositionOfTheSinkAndTheWayToIt() {
        append();
        commit(append -> append.set(POSITION, "{\"0\":130}"));
        append();
        append();

        String outcome = expiry(RETENTION.multipliedBy(100), 1).run(events);

        assertThat(outcome).isEqualTo("1 snapshots are let go, 3 are kept");
        assertThat(SnapshotUtil.currentAncestors(warehouse.events()))
                .anyMatch(snapshot -> snapshot.summary().containsKey(POSITION));
    }

    @Test
    void needsOnlyTheNewestPositionOfTheSink() {
        for (int i = 0; i < 4; i++) {
            commit(append -> append.set(POSITION, "{}"));
        }

        String outcome = expiry(RETENTION.multipliedBy(100), 1).run(events);

        assertThat(outcome).isEqualTo("3 snapshots are let go, 1 are kept");
    }

    @Test
    void deletesFilesThatNoSnapshotShowsAnyMore() throws IOException {
        warehouse.append("2026-01-01", "SELECT 'e1' AS event_id");
        Path file = fileOf(warehouse.events());
        warehouse.events().newDelete().deleteFile(file.toString()).commit();
        append();
        assertThat(file).exists();

        expiry(RETENTION.plusHours(1), 1).run(warehouse.events());

        assertThat(file).doesNotExist();
    }

    @Test
    void letsTheSinkCommitInBetween() {
        append();
        append();
        events.refresh();
        Clock commits = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                append();
                return newest().plus(RETENTION).plusSeconds(3600);
            }
        };

        new SnapshotExpiry(new WarehouseProperties.Maintenance(RETENTION, 1, MANY), commits).run(events);

        assertThat(Iterables.size(warehouse.events().snapshots())).isEqualTo(1);
        assertThat(files(warehouse.events())).isEqualTo(3);
    }

    private SnapshotExpiry expiry(Duration later, int atLeast) {
        events.refresh();
        return new SnapshotExpiry(
                new WarehouseProperties.Maintenance(RETENTION, atLeast, MANY),
                Clock.fixed(newest().plus(later), ZoneOffset.UTC));
    }

    private Instant newest() {
        Snapshot newest = warehouse.events().currentSnapshot();
        return Instant.ofEpochMilli(newest.timestampMillis());
    }

    private void append() {
        commit(append -> append);
    }

    /** Of a file that nobody reads here. */
    private void commit(UnaryOperator<AppendFiles> how) {
        Table table = warehouse.events();
        DataFile file = DataFiles.builder(table.spec())
                .withPath(table.location() + "/data/" + UUID.randomUUID() + ".parquet")
                .withPartitionPath("event_time_day=2026-01-01")
                .withFileSizeInBytes(1)
                .withRecordCount(1)
                .build();
        how.apply(table.newAppend().appendFile(file)).commit();
    }

    private static int files(Table table) {
        return Iterables.size(table.newScan().planFiles());
    }

    private static Path fileOf(Table table) throws IOException {
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            return LocalFileIO.path(tasks.iterator().next().file().location());
        }
    }
}
