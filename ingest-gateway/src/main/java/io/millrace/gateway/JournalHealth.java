package io.millrace.gateway;

import io.millrace.gateway.publishing.JournaledLog;
import io.millrace.gateway.publishing.Route;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Part of readiness: down while neither the brokers nor the journal would keep what is sent. */
final class JournalHealth implements HealthIndicator {
    private final JournaledLog log;

    JournalHealth(JournaledLog log) {
        this.log = log;
    }

    @Override
    public Health health() {
        Route route = log.route();
        Optional<String> trouble = log.journal().trouble();
        boolean keepsNothing = route == Route.SPILLING && trouble.isPresent();
        Health.Builder health = keepsNothing ? Health.outOfService() : Health.up();
        health.withDetail("route", route.label())
                .withDetail("waitingBytes", log.journal().waitingBytes())
                .withDetail("age", log.journal().age().toString());
        trouble.ifPresent(what -> health.withDetail("trouble", what));
        return health.build();
    }
}
