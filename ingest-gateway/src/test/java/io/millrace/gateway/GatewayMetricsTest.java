package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.promise.InFlight;
import io.millrace.gateway.promise.SettableClock;
import io.millrace.reference.testkit.MeterRows;
import io.millrace.reference.testkit.ReferencePage;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GatewayMetricsTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final SettableClock clock = new SettableClock(NOON);
    private final InFlight inFlight = new InFlight(clock);
    private final GatewayMetrics metrics = new GatewayMetrics(registry, inFlight);

    @Test
    void countsWhatIsAcceptedAndWhatIsRejectedByReason() {
        metrics.accepted(Protocol.EVENTS, 3);
        metrics.rejected(Protocol.PRODUCTS, Reason.INVALID_AMOUNT);

        assertThat(registry.get(GatewayMetrics.ACCEPTED)
                        .tag("protocol", "events")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get(GatewayMetrics.REJECTED)
                        .tags("protocol", "products", "reason", "invalid-amount")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void timesAnswersByTheirOutcome() {
        metrics.answered(Protocol.EVENTS, true, Duration.ofMillis(5));
        metrics.answered(Protocol.EVENTS, false, Duration.ofSeconds(10));

        assertThat(registry.get(GatewayMetrics.ACKNOWLEDGEMENTS)
                        .tags("protocol", "events", "outcome", "acknowledged")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(5);
        assertThat(registry.get(GatewayMetrics.ACKNOWLEDGEMENTS)
                        .tags("protocol", "events", "outcome", "unacknowledged")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void isDescribedMeterByMeter() {
        new HttpMetrics(registry).watch(() -> 0);

        assertThat(ReferencePage.of("metrics.md").section("## ingest-gateway").rows(3))
                .containsExactlyInAnyOrderElementsOf(MeterRows.of(registry));
    }

    @Test
    void showsWhatHoldsThePromiseBack() {
        inFlight.enter();
        clock.set(NOON.plusSeconds(7));
        metrics.heartbeatFailed();

        assertThat(registry.get(GatewayMetrics.IN_FLIGHT).gauge().value()).isEqualTo(1);
        assertThat(registry.get(GatewayMetrics.PROMISE_AGE).timeGauge().value(TimeUnit.SECONDS))
                .isEqualTo(7);
        assertThat(registry.get(GatewayMetrics.HEARTBEAT_FAILURES).counter().count())
                .isEqualTo(1);
    }
}
