package io.millrace.warehouse.catalog;

import io.millrace.warehouse.catalog.ColumnRule.MissingColumn;
import io.millrace.warehouse.table.TableDefinition;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the warehouse's tables, and adds what a newer version writes to those that exist. */
final class TableProvisioner {
    private static final Logger LOG = LoggerFactory.getLogger(TableProvisioner.class);

    private final Catalog catalog;

    TableProvisioner(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The table, ready to be written to by this version.
     *
     * @throws TableMismatchException when it exists and cannot be
     */
    Table provide(TableDefinition definition) {
        if (!catalog.tableExists(definition.name())) {
            create(definition);
        }
        Table table = catalog.loadTable(definition.name());
        addMissingColumns(table, definition);
        return table;
    }

    private void create(TableDefinition definition) {
        createNamespace(definition.name().namespace());
        try {
            catalog.buildTable(definition.name(), definition.schema())
                    .withPartitionSpec(definition.partitioning())
                    .withSortOrder(definition.order())
                    .withProperties(definition.properties())
                    .create();
            LOG.info("Created table {}", definition.name());
        } catch (AlreadyExistsException e) {
            LOG.debug("Another instance created {} first", definition.name(), e);
        }
    }

    private void createNamespace(Namespace namespace) {
        if (!(catalog instanceof SupportsNamespaces namespaces) || namespaces.namespaceExists(namespace)) {
            return;
        }
        try {
            namespaces.createNamespace(namespace);
        } catch (AlreadyExistsException e) {
            LOG.debug("Another instance created {} first", namespace, e);
        }
    }

    private static void addMissingColumns(Table table, TableDefinition definition) {
        List<MissingColumn> missing =
                ColumnRule.missing(definition.name().toString(), definition.schema(), table.schema());
        if (missing.isEmpty()) {
            return;
        }
        UpdateSchema update = table.updateSchema();
        for (MissingColumn column : missing) {
            // Rows that are there have no value for it, so it may be empty whatever the definition says.
            update.addColumn(column.parent(), column.name(), column.type(), column.doc());
        }
        update.commit();
        LOG.info(
                "Added columns {} to table {}",
                missing.stream().map(MissingColumn::name).toList(),
                definition.name());
    }
}
