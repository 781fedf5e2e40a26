package io.millrace.warehouse.catalog;

import io.millrace.warehouse.WarehouseMetrics;
import io.millrace.warehouse.WarehouseProperties;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {
    private static final int TABLES_FIRST = 0;

    @Bean
    CatalogSettings catalogSettings(WarehouseProperties settings) {
        return CatalogSettings.of(settings);
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
