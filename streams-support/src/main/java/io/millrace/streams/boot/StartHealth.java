package io.millrace.streams.boot;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Part of readiness: up when the start is through, else what it is waiting for. */
final class StartHealth implements HealthIndicator {
    private final ServiceStart start;
    private final TopicsStep topics;

    StartHealth(ServiceStart start, TopicsStep topics) {
        this.start = start;
        this.topics = topics;
    }

    @Override
    public Health health() {
        Health.Builder health = start.isReady() ? Health.up() : Health.outOfService();
        health.withDetail("start", start.state());
        if (!topics.differences().isEmpty()) {
            health.withDetail(
                    "topics",
                    topics.differences().stream().map(Object::toString).toList());
        }
        return health.build();
    }
}
