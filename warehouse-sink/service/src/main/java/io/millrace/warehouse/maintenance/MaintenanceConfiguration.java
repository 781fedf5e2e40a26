package io.millrace.warehouse.maintenance;

import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.catalog.CatalogSettings;
import io.millrace.warehouse.catalog.WarehouseTables;
import java.time.Clock;
import java.util.List;
import org.apache.iceberg.catalog.Catalog;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The tables alone: neither brokers nor the worker are asked. Not for the service, whose scan must not find it. */
@EnableAutoConfiguration
@EnableConfigurationProperties(WarehouseProperties.class)
public class MaintenanceConfiguration {

    @Bean
    Catalog catalog(WarehouseProperties settings) {
        return CatalogSettings.of(settings).open();
    }

    @Bean
    TableMaintenance tableMaintenance(Catalog catalog, WarehouseProperties settings, Clock clock) {
        return new TableMaintenance(
                catalog, WarehouseTables.identifiers(), List.of(new SnapshotExpiry(settings.maintenance(), clock)));
    }
}
