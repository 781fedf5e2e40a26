package io.millrace.warehouse.connector;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Part of readiness: degraded while the sink does not run, as the answers then grow old but stay right. */
final class ConnectorHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final ConnectorWatch watch;

    ConnectorHealth(ConnectorWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        ConnectorWatch.Sight sight = watch.last();
        return Health.status(sight.running() ? Status.UP : DEGRADED)
                .withDetail("connector", sight.detail())
                .build();
    }
}
