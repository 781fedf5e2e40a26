package io.millrace.warehouse.table;

import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * What a table of the warehouse is, wherever it is kept.
 *
 * @param name namespace and table; SQL knows it by the table's name alone
 * @param schema columns with their comments, in the order in which they are shown
 * @param partitioning how rows are split into files
 * @param order of the rows within a file, once it has been compacted
 * @param properties the table's comment, and how it is written
 */
public record TableDefinition(
        TableIdentifier name,
        Schema schema,
        PartitionSpec partitioning,
        SortOrder order,
        Map<String, String> properties) {
    private static final String NAMESPACE = "shop";

    /** A table that is only ever added to, by small commits. */
    static TableDefinition appendOnly(String name, String comment, PartitionSpec partitioning, SortOrder order) {
        return new TableDefinition(
                TableIdentifier.of(NAMESPACE, name),
                partitioning.schema(),
                partitioning,
                order,
                Map.of(
                        "comment",
                        comment,
                        TableProperties.FORMAT_VERSION,
                        "2",
                        TableProperties.PARQUET_COMPRESSION,
                        "zstd",
                        TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED,
                        "true",
                        TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
                        "20",
                        TableProperties.MANIFEST_MIN_MERGE_COUNT,
                        "50"));
    }
}
