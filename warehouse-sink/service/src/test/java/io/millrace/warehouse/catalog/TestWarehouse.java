package io.millrace.warehouse.catalog;

import static java.util.stream.Collectors.joining;

import io.millrace.warehouse.table.EventsTable;
import io.millrace.warehouse.table.SessionsTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/** A warehouse in a folder, with rows that a test writes as SQL: DuckDB makes the files, Iceberg commits them. */
public final class TestWarehouse implements AutoCloseable {
    private final Path folder;
    private final WarehouseTables tables;

    public TestWarehouse(Path folder) {
        this.folder = folder;
        this.tables = new WarehouseTables(CatalogSettings.in(folder));
        tables.provide();
    }

    public WarehouseTables tables() {
        return tables;
    }

    public Catalog catalog() {
        return CatalogUtil.buildIcebergCatalog(
                CatalogSettings.NAME, CatalogSettings.in(folder).properties(), null);
    }

    public Table events() {
        return catalog().loadTable(EventsTable.DEFINITION.name());
    }

    public Table sessions() {
        return catalog().loadTable(SessionsTable.DEFINITION.name());
    }

    /**
     * Commits a file of events.
     *
     * @param day on which they happened
     * @param rows a query for the columns that the test is about; the others stay empty
     */
    public void append(String day, String rows) {
        append(events(), "event_time_day=" + day, rows);
    }

    /** Commits a file of revisions of sessions; parameters as for events. */
    public void appendSessions(String day, String rows) {
        append(sessions(), "ended_at_day=" + day, rows);
    }

    private static void append(Table table, String partition, String rows) {
        Path file = Path.of(table.location(), "data", UUID.randomUUID() + ".parquet");
        long count = write(table, file, rows);
        DataFile data = DataFiles.builder(table.spec())
                .withPath(file.toString())
                .withPartitionPath(partition)
                .withFileSizeInBytes(file.toFile().length())
                .withRecordCount(count)
                .build();
        table.newAppend().appendFile(data).commit();
    }

    private static long write(Table table, Path file, String rows) {
        List<NestedField> columns = table.schema().columns();
        String types = columns.stream()
                .map(column -> column.name() + " " + duckType(column.type()))
                .collect(joining(", "));
        String ids = columns.stream().map(TestWarehouse::fieldId).collect(joining(", "));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            Files.createDirectories(file.getParent());
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("CREATE TABLE rows (" + types + ")");
            statement.execute("INSERT INTO rows BY NAME " + rows);
            statement.execute("COPY rows TO '%s' (FORMAT parquet, FIELD_IDS {%s})".formatted(file, ids));
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM rows")) {
                count.next();
                return count.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String duckType(Type type) {
        if (type.isListType()) {
            return duckType(type.asListType().elementType()) + "[]";
        }
        if (type.isStructType()) {
            return type.asStructType().fields().stream()
                    .map(field -> field.name() + " " + duckType(field.type()))
                    .collect(joining(", ", "STRUCT(", ")"));
        }
        // DuckDB knows most of Iceberg's names.
        return type.toString();
    }

    private static String fieldId(NestedField field) {
        Type type = field.type();
        if (!type.isListType()) {
            return field.name() + ": " + field.fieldId();
        }
        return "%s: {__duckdb_field_id: %d, element: {__duckdb_field_id: %d%s}}"
                .formatted(
                        field.name(),
                        field.fieldId(),
                        type.asListType().elementId(),
                        fieldIds(type.asListType().elementType()));
    }

    private static String fieldIds(Type element) {
        return element.isStructType()
                ? element.asStructType().fields().stream()
                        .map(TestWarehouse::fieldId)
                        .collect(joining(", ", ", ", ""))
                : "";
    }

    @Override
    public void close() throws IOException {
        tables.close();
    }
}
