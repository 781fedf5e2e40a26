package io.millrace.warehouse.connector;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Part of readiness: degraded while a connector does not run, as the answers then grow old but stay right. */
final class ConnectorHealth implements HealthIndicator {
    private static final Status DEGRADED = new Status("DEGRADED");

    private final ConnectorWatches watches;

    ConnectorHealth(ConnectorWatches watches) {
        this.watches = watches;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (ConnectorWatch watch : watches.all()) {
            ConnectorWatch.Sight sight = watch.last();
            health.withDetail(watch.connector(), sight.detail());
            if (!sight.running()) {
                health.status(DEGRADED);
            }
        }
        return health.build();
    }
}
