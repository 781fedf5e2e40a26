package io.millrace.warehouse.query;

import io.millrace.warehouse.query.QueryResult.Column;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer up to its limits.
 *
 * @param maxRows that are read
 * @param maxSize of all values together, about, in characters
 */
record ResultReader(int maxRows, long maxSize) {

    QueryResult read(ResultSet results, @Nullable String snapshotId) throws SQLException {
        List<Column> columns = columns(results.getMetaData());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        long size = 0;
        boolean more = results.next();
        while (more && rows.size() < maxRows && size < maxSize) {
            List<@Nullable Object> row = row(results);
            size += JsonValues.size(row);
            rows.add(row);
            more = results.next();
        }
        return new QueryResult(columns, rows, snapshotId, rows.size(), more);
    }

    private static List<Column> columns(ResultSetMetaData results) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= results.getColumnCount(); i++) {
            columns.add(new Column(results.getColumnName(i), results.getColumnTypeName(i)));
        }
        return columns;
    }

    private static List<@Nullable Object> row(ResultSet results) throws SQLException {
        ResultSetMetaData types = results.getMetaData();
        List<@Nullable Object> row = new ArrayList<>(types.getColumnCount());
        for (int i = 1; i <= types.getColumnCount(); i++) {
            // As anything else the driver would bend a time without a zone to fit the JVM's.
            row.add(JsonValues.of(
                    types.getColumnType(i) == Types.TIMESTAMP
                            ? results.getObject(i, LocalDateTime.class)
                            : results.getObject(i)));
        }
        return row;
    }
}
