package io.millrace.warehouse.query;

import static java.util.stream.Collectors.joining;

import io.millrace.warehouse.catalog.TableSnapshot;
import io.millrace.warehouse.catalog.UnreadableTableException;
import io.millrace.warehouse.table.LocalFileIO;
import io.millrace.warehouse.table.SessionsTable;
import io.millrace.warehouse.table.SessionsView;
import java.util.List;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Writes what the service itself says to DuckDB. No part of it comes from a caller. */
final class DuckSql {
    /** The view over the log of sessions. */
    static final String SESSIONS = "CREATE VIEW " + name(SessionsView.NAME) + " AS " + SessionsView.QUERY;

    private DuckSql() {}

    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A list of the paths at which a snapshot's files lie. */
    static String paths(List<TableSnapshot> snapshots) {
        return snapshots.stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .map(DuckSql::path)
                .collect(joining(", ", "[", "]"));
    }

    /** A view that has a snapshot's rows, by the ids of its columns: they were written with other names and types before. */
    static String view(TableSnapshot snapshot) {
        String rows = snapshot.files().isEmpty() ? noRows(snapshot) : rows(snapshot);
        return "CREATE VIEW " + name(snapshot.table()) + " AS " + rows;
    }

    /** Whether the view can be made: a log in which somebody renamed a column keeps its rows, and loses the view alone. */
    static boolean hasSessions(TableSnapshot snapshot) {
        return snapshot.table().equals(SessionsTable.DEFINITION.name().name())
                && SessionsView.COLUMNS.stream()
                        .allMatch(column -> snapshot.schema().findField(column) != null);
    }

    private static String rows(TableSnapshot snapshot) {
        String columns = snapshot.schema().columns().stream()
                .map(column -> "%d: {name: %s, type: %s, default_value: NULL}"
                        .formatted(column.fieldId(), text(column.name()), text(type(column.type()))))
                .collect(joining(", "));
        return "SELECT * FROM read_parquet(%s, schema = MAP {%s})".formatted(paths(List.of(snapshot)), columns);
    }

    private static String noRows(TableSnapshot snapshot) {
        return snapshot.schema().columns().stream()
                .map(column -> "NULL::" + type(column.type()) + " AS " + name(column.name()))
                .collect(joining(", ", "SELECT ", " WHERE false"));
    }

    private static String path(String location) {
        if (!LocalFileIO.isLocal(location)) {
            throw new UnreadableTableException(
                    "Its files lie at %s; this service reads the local disk. Use an engine that reads the table's catalog."
                            .formatted(location));
        }
        return text(LocalFileIO.path(location).toString());
    }

    private static String type(Type type) {
        return switch (type.typeId()) {
            case STRING -> "VARCHAR";
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> "INTEGER";
            case LONG -> "BIGINT";
            case FLOAT -> "FLOAT";
            case DOUBLE -> "DOUBLE";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> ((Types.TimestampType) type).shouldAdjustToUTC() ? "TIMESTAMPTZ" : "TIMESTAMP";
            case UUID -> "UUID";
            case FIXED, BINARY -> "BLOB";
            case DECIMAL -> decimal((Types.DecimalType) type);
            case STRUCT ->
                type.asStructType().fields().stream().map(DuckSql::field).collect(joining(", ", "STRUCT(", ")"));
            case LIST -> type(type.asListType().elementType()) + "[]";
            case MAP ->
                "MAP(%s, %s)"
                        .formatted(
                                type(type.asMapType().keyType()),
                                type(type.asMapType().valueType()));
            default -> throw new UnreadableTableException("It has a column of type " + type + ", which is not known.");
        };
    }

    private static String decimal(Types.DecimalType type) {
        return "DECIMAL(%d, %d)".formatted(type.precision(), type.scale());
    }

    private static String field(NestedField field) {
        return name(field.name()) + " " + type(field.type());
    }
}
