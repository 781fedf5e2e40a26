package io.millrace.warehouse.maintenance;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the warehouse's tables, one by one. What fails for one does not keep the others from their turn. */
public final class TableMaintenance {
    private static final Logger LOG = LoggerFactory.getLogger(TableMaintenance.class);

    private final Catalog catalog;
    private final List<TableIdentifier> names;
    private final List<TableTask> tasks;

    TableMaintenance(Catalog catalog, List<TableIdentifier> names, List<TableTask> tasks) {
        this.catalog = catalog;
        this.names = names;
        this.tasks = tasks;
    }

    /** Returns whether all went well; the log says what did not. */
    public boolean run() {
        List<TableIdentifier> tables =
                names.stream().filter(catalog::tableExists).toList();
        if (tables.isEmpty()) {
            LOG.error(
                    "The catalog has none of {}: the warehouse service creates them as it starts. If it has, the settings here name another catalog",
                    names);
            return false;
        }
        List<TableIdentifier> failed =
                tables.stream().filter(Predicate.not(this::lookAfter)).toList();
        if (failed.isEmpty()) {
            LOG.info("Maintenance is through: {} tables", tables.size());
        } else {
            LOG.error("Maintenance failed for {} of {} tables: {}", failed.size(), tables.size(), failed);
        }
        return failed.isEmpty();
    }

    private boolean lookAfter(TableIdentifier name) {
        Optional<Table> table = load(name);
        // All are tried, as one may be possible where the other is not.
        return table.isPresent()
                && tasks.stream()
                                .filter(task -> !isDone(task, name, table.get()))
                                .count()
                        == 0;
    }

    private Optional<Table> load(TableIdentifier name) {
        try {
            return Optional.of(catalog.loadTable(name));
        } catch (RuntimeException e) {
            LOG.error("{} cannot be opened", name, e);
            return Optional.empty();
        }
    }

    private static boolean isDone(TableTask task, TableIdentifier name, Table table) {
        try {
            table.refresh();
            LOG.info("{}: {}", name, task.run(table));
            return true;
        } catch (RuntimeException e) {
            LOG.error("{} failed for {}", task.getClass().getSimpleName(), name, e);
            return false;
        }
    }
}
