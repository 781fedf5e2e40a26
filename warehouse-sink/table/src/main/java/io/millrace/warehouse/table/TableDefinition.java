package io.millrace.warehouse.table;

import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
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
        Map<String, String> properties) {}
