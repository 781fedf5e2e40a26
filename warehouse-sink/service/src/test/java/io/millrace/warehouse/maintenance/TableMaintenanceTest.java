package io.millrace.warehouse.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.warehouse.catalog.TestWarehouse;
import io.millrace.warehouse.catalog.WarehouseTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableMaintenanceTest {
    @TempDir
    Path folder;

    private final List<String> done = new ArrayList<>();
    private TestWarehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = new TestWarehouse(folder);
    }

    @AfterEach
    void close() throws IOException {
        warehouse.close();
    }

    @Test
    void doesEverythingForEveryTable() {
        TableMaintenance maintenance = maintenance(WarehouseTables.identifiers(), as("first"), as("second"));

        assertThat(maintenance.run()).isTrue();
        assertThat(done)
                .containsExactly(
                        "first iceberg.shop.events",
                        "second iceberg.shop.events",
                        "first iceberg.shop.sessions_log",
                        "second iceberg.shop.sessions_log");
    }

    @Test
    void goesOnWhenSomethingFailsAndSaysSoInTheEnd() {
        TableTask fails = table -> {
            throw new IllegalStateException("the disk is full");
        };

        assertThat(maintenance(WarehouseTables.identifiers(), fails, as("second"))
                        .run())
                .isFalse();
        assertThat(done).containsExactly("second iceberg.shop.events", "second iceberg.shop.sessions_log");
    }

    @Test
    void leavesOutATableThatIsNotThereYet() {
        List<TableIdentifier> names = List.of(
                TableIdentifier.of("shop", "later"),
                WarehouseTables.identifiers().get(0));

        assertThat(maintenance(names, as("first")).run()).isTrue();
        assertThat(done).containsExactly("first iceberg.shop.events");
    }

    @Test
    void takesACatalogWithoutAnyOfTheTablesForAnother() {
        assertThat(maintenance(List.of(TableIdentifier.of("shop", "later")), as("first"))
                        .run())
                .isFalse();
    }

    private TableMaintenance maintenance(List<TableIdentifier> names, TableTask... tasks) {
        return new TableMaintenance(warehouse.catalog(), names, List.of(tasks));
    }

    private TableTask as(String name) {
        return (Table table) -> {
            done.add(name + " " + table.name());
            return "done";
        };
    }
}
