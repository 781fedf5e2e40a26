package io.millrace.windowing.timeline;

import java.time.Instant;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells of silent sources. The service itself is well without them, so it stays up and ready. */
final class WatermarkHealth implements HealthIndicator {
    private final SilenceAlarm alarm;

    WatermarkHealth(SilenceAlarm alarm) {
        this.alarm = alarm;
    }

    @Override
    public Health health() {
        Map<String, Instant> silent = alarm.silent();
        return Health.up().withDetail("silentSources", silent).build();
    }
}
