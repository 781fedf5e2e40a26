package io.millrace.warehouse.catalog;

import io.millrace.warehouse.table.EventsTable;
import io.millrace.warehouse.table.SessionsTable;
import io.millrace.warehouse.table.TableDefinition;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.jspecify.annotations.Nullable;

/** The tables that SQL knows. There are none until the start has provided them. */
public final class WarehouseTables implements Closeable {
    private static final List<TableDefinition> DEFINITIONS = List.of(EventsTable.DEFINITION, SessionsTable.DEFINITION);

    private final CatalogSettings settings;
    private @Nullable Catalog catalog;
    private volatile List<SnapshotReader> readers = List.of();
    private volatile Map<String, Instant> lastCommits = Map.of();

    public WarehouseTables(CatalogSettings settings) {
        this.settings = settings;
    }

    /**
     * Creates what is missing and opens all tables; may be repeated when it fails.
     *
     * @throws TableMismatchException when a table exists that this version cannot write to
     */
    synchronized void provide() {
        if (catalog == null) {
            catalog = settings.open();
        }
        TableProvisioner provisioner = new TableProvisioner(catalog);
        readers = DEFINITIONS.stream()
                .map(table -> new SnapshotReader(table.name().name(), provisioner.provide(table)))
                .toList();
    }

    /** What the tables hold now, in a fixed order; empty before the start is through. */
    public List<TableSnapshot> newest() {
        return readers.stream().map(SnapshotReader::newest).toList();
    }

    /** The tables' names, in the order of the tables. */
    static List<String> names() {
        return identifiers().stream().map(TableIdentifier::name).toList();
    }

    /** The same names, as the catalog has them. */
    public static List<TableIdentifier> identifiers() {
        return DEFINITIONS.stream().map(TableDefinition::name).toList();
    }

    /** Looks for rows that were added since the last look. */
    public void look() {
        Map<String, Instant> commits = new HashMap<>();
        for (SnapshotReader reader : readers) {
            reader.lastCommit().ifPresent(time -> commits.put(reader.table(), time));
        }
        lastCommits = Map.copyOf(commits);
    }

    /** When rows were last added to a table, as of the last look. */
    public Optional<Instant> lastCommit(String table) {
        return Optional.ofNullable(lastCommits.get(table));
    }

    @Override
    public synchronized void close() throws IOException {
        if (catalog instanceof Closeable closeable) {
            closeable.close();
        }
    }
}
