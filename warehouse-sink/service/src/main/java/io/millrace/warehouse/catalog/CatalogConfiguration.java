package io.millrace.warehouse.catalog;

import io.millrace.warehouse.WarehouseMetrics;
import io.millrace.warehouse.WarehouseProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {
    private static final int TABLES_FIRST = 0;

    @Bean
    CatalogSettings catalogSettings(WarehouseProperties settings) {
        if (!settings.catalog().isEmpty()) {
            return new CatalogSettings(settings.catalog());
        }
        try {
            Files.createDirectories(settings.folder());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot make the warehouse's folder %s: set millrace.warehouse.folder to a place that may be written to"
                            .formatted(settings.folder().toAbsolutePath()),
                    e);
        }
        return CatalogSettings.in(settings.folder());
    }

    @Bean
    WarehouseTables warehouseTables(CatalogSettings settings, WarehouseMetrics metrics, Clock clock) {
        WarehouseTables tables = new WarehouseTables(settings);
        for (String table : WarehouseTables.names()) {
            metrics.trackLastCommit(table, () -> tables.lastCommit(table), clock);
        }
        return tables;
    }

    @Bean
    @Order(TABLES_FIRST)
    TablesStep tablesStep(WarehouseTables tables) {
        return new TablesStep(tables);
    }
}
