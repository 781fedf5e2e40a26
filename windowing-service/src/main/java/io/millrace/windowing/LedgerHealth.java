package io.millrace.windowing;

import io.millrace.windowing.ledger.LedgerWatch;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when a metric does not account for every event. No part of readiness: another instance would know no better. */
final class LedgerHealth implements HealthIndicator {
    private final LedgerWatch watch;

    LedgerHealth(LedgerWatch watch) {
        this.watch = watch;
    }

    @Override
    public Health health() {
        List<String> unbalanced = watch.unbalanced();
        return unbalanced.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("unbalanced", unbalanced).build();
    }
}
