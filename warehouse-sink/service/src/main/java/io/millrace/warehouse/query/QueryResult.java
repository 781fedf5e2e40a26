package io.millrace.warehouse.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query.
 *
 * @param rows values in the order of the columns, as JSON knows them
 * @param snapshotId which snapshot was read, null while the table is empty
 * @param truncated whether rows or bytes beyond the limits were cut off
 */
record QueryResult(
        List<Column> columns,
        List<List<@Nullable Object>> rows,
        @Nullable String snapshotId,
        int rowCount,
        boolean truncated) {

    /** A column with DuckDB's name of its type. */
    record Column(String name, String type) {}
}
