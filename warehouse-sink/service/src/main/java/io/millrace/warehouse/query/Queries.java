package io.millrace.warehouse.query;

import io.millrace.warehouse.WarehouseMetrics;
import io.millrace.warehouse.WarehouseMetrics.QueryOutcome;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** Takes queries, lets a few run at a time, and counts how they end. */
final class Queries {
    private final QueryEngine engine;
    private final QueryThreads threads;
    private final WarehouseMetrics metrics;

    Queries(QueryEngine engine, QueryThreads threads, WarehouseMetrics metrics) {
        this.engine = engine;
        this.threads = threads;
        this.metrics = metrics;
    }

    QueryResult answer(String sql) {
        long begin = System.nanoTime();
        QueryOutcome outcome = QueryOutcome.FAILED;
        try {
            QueryResult result = run(sql);
            outcome = QueryOutcome.ANSWERED;
            metrics.countRows(result.rowCount());
            return result;
        } catch (InvalidQueryException e) {
            outcome = QueryOutcome.REFUSED;
            throw e;
        } catch (QueryOverLimitException e) {
            outcome = QueryOutcome.OVER_LIMIT;
            throw e;
        } catch (TooManyQueriesException | NotReadyException e) {
            outcome = QueryOutcome.TURNED_AWAY;
            throw e;
        } finally {
            metrics.countQuery(outcome, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private QueryResult run(String sql) {
        try {
            return threads.run(() -> engine.run(sql));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException told ? told : new IllegalStateException("DuckDB failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a query ran", e);
        }
    }
}
