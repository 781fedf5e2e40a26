package io.millrace.warehouse.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/** Reads a table's newest snapshot, and plans it once. */
final class SnapshotReader {
    private final String name;
    private final Table table;
    private @Nullable TableSnapshot newest;

    SnapshotReader(String name, Table table) {
        this.name = name;
        this.table = table;
    }

    String table() {
        return name;
    }

    /** What the table holds now. The same value as before when nothing has been committed since. */
    synchronized TableSnapshot newest() {
        table.refresh();
        Snapshot snapshot = table.currentSnapshot();
        Long id = snapshot == null ? null : Long.valueOf(snapshot.snapshotId());
        if (newest == null || !newest.sameAs(id, table.schema())) {
            newest = new TableSnapshot(name, id, committedAt(snapshot), table.schema(), plan(snapshot));
        }
        return newest;
    }

    /** When the table was last written to, found without reading what was written. */
    synchronized Optional<Instant> lastCommit() {
        table.refresh();
        return Optional.ofNullable(committedAt(table.currentSnapshot()));
    }

    private static @Nullable Instant committedAt(@Nullable Snapshot snapshot) {
        return snapshot == null ? null : Instant.ofEpochMilli(snapshot.timestampMillis());
    }

    private List<String> plan(@Nullable Snapshot snapshot) {
        if (snapshot == null) {
            return List.of();
        }
        List<String> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().useSnapshot(snapshot.snapshotId()).planFiles()) {
            for (FileScanTask task : tasks) {
                if (!task.deletes().isEmpty()) {
                    throw new UnreadableTableException(
                            "Table " + name + " has delete files: rewrite it, or query it with another engine.");
                }
                files.add(task.file().location());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the manifests of table " + name, e);
        }
        return List.copyOf(files);
    }
}
