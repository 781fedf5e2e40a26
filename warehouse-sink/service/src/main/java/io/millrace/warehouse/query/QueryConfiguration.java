package io.millrace.warehouse.query;

import io.millrace.warehouse.WarehouseMetrics;
import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.catalog.WarehouseTables;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QueryConfiguration {
    /** What a query may take beyond its limit to notice that it is stopped. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final WarehouseProperties.Query limits;

    QueryConfiguration(WarehouseProperties settings) {
        this.limits = settings.query();
    }

    @Bean
    QueryEngine queryEngine(WarehouseTables tables) {
        return new QueryEngine(tables, limits);
    }

    @Bean
    QueryThreads queryThreads() {
        return new QueryThreads(
                limits.concurrency(), limits.maxWait(), limits.timeLimit().plus(GRACE));
    }

    @Bean
    QueryRequests queryRequests() {
        return new QueryRequests(Math.toIntExact(limits.maxLength().toBytes()));
    }

    @Bean
    Queries queries(QueryEngine engine, QueryThreads threads, WarehouseMetrics metrics) {
        return new Queries(engine, threads, metrics);
    }
}
