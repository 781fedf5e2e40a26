package io.millrace.warehouse;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Every meter that the warehouse service owns. Names and tags are a contract: see docs/reference/metrics.md. */
public final class WarehouseMetrics {
    static final String QUERIES = "millrace.warehouse.queries";
    static final String ROWS = "millrace.warehouse.rows";
    static final String RESTARTS = "millrace.warehouse.connector.restarts";
    static final String RUNNING = "millrace.warehouse.connector.running";
    static final String SNAPSHOT_AGE = "millrace.warehouse.snapshot.age";

    private static final String TABLE = "table";

    private final MeterRegistry registry;
    private final Map<QueryOutcome, Timer> queries = new EnumMap<>(QueryOutcome.class);
    private final DistributionSummary rows;

    public WarehouseMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (QueryOutcome outcome : QueryOutcome.values()) {
            queries.put(
                    outcome,
                    Timer.builder(QUERIES)
                            .description("Queries and the time they took, by how they ended")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        rows = DistributionSummary.builder(ROWS)
                .description("Rows of an answer")
                .baseUnit("rows")
                .register(registry);
    }

    /** How a query ended. */
    public enum QueryOutcome {
        ANSWERED,
        REFUSED,
        OVER_LIMIT,
        TURNED_AWAY,
        FAILED
    }

    public void countQuery(QueryOutcome outcome, Duration time) {
        Timer timer = queries.get(outcome);
        if (timer != null) {
            timer.record(time);
        }
    }

    public void countRows(int answered) {
        rows.record(answered);
    }

    /**
     * Follows the connector of a table.
     *
     * @return to be incremented when it is restarted
     */
    public Counter trackConnector(String table, BooleanSupplier running) {
        Gauge.builder(RUNNING, running, state -> state.getAsBoolean() ? 1 : 0)
                .description("1 while the connector and its task run")
                .baseUnit("connectors")
                .tag(TABLE, table)
                // Nobody else may hold what is asked, and a meter that has lost it is not a number.
                .strongReference(true)
                .register(registry);
        return Counter.builder(RESTARTS)
                .description("Restarts of a connector that had failed")
                .baseUnit("restarts")
                .tag(TABLE, table)
                .register(registry);
    }

    /** Follows how old the newest rows of a table are; not a number before the first. */
    public void trackLastCommit(String table, Supplier<Optional<Instant>> lastCommit, Clock clock) {
        TimeGauge.builder(
                        SNAPSHOT_AGE,
                        lastCommit,
                        TimeUnit.MILLISECONDS,
                        commit -> commit.get()
                                .map(time -> (double)
                                        Duration.between(time, clock.instant()).toMillis())
                                .orElse(Double.NaN))
                .description("Time since rows were last added to a table")
                .tag(TABLE, table)
                .strongReference(true)
                .register(registry);
    }
}
