package io.millrace.gateway;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.millrace.gateway.intake.IntakeListener;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.promise.InFlight;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Every meter that the gateway owns. Names and tags are a contract: see docs/reference/metrics.md. */
final class GatewayMetrics implements IntakeListener {
    static final String ACCEPTED = "millrace.gateway.accepted.items";
    static final String ANONYMISED = "millrace.gateway.anonymised.items";
    static final String REJECTED = "millrace.gateway.rejected.items";
    static final String ACKNOWLEDGEMENTS = "millrace.gateway.acknowledgements";
    static final String IN_FLIGHT = "millrace.gateway.requests.in.flight";
    static final String PROMISE_AGE = "millrace.gateway.promise.age";
    static final String HEARTBEAT_FAILURES = "millrace.gateway.heartbeat.failures";

    private final Map<Protocol, ProtocolMeters> protocols = new EnumMap<>(Protocol.class);
    private final Counter heartbeatFailures;

    GatewayMetrics(MeterRegistry registry, InFlight inFlight) {
        for (Protocol protocol : Protocol.values()) {
            protocols.put(protocol, new ProtocolMeters(registry, protocol));
        }
        heartbeatFailures = Counter.builder(HEARTBEAT_FAILURES)
                .description("Heartbeats that not every partition has taken in time")
                .baseUnit("heartbeats")
                .register(registry);
        Gauge.builder(IN_FLIGHT, inFlight, InFlight::size)
                .description("Requests whose records the brokers may yet get")
                .baseUnit("requests")
                .register(registry);
        TimeGauge.builder(PROMISE_AGE, inFlight, TimeUnit.MILLISECONDS, GatewayMetrics::ageMillis)
                .description("How far the oldest request in flight holds back the promise")
                .register(registry);
    }

    @Override
    public void accepted(Protocol protocol, int items) {
        of(protocol).accepted.increment(items);
    }

    @Override
    public void anonymised(Protocol protocol, int items) {
        of(protocol).anonymised.increment(items);
    }

    @Override
    public void rejected(Protocol protocol, Reason reason) {
        requireNonNull(of(protocol).rejected.get(reason)).increment();
    }

    @Override
    public void answered(Protocol protocol, boolean acknowledged, Duration afterSending) {
        ProtocolMeters meters = of(protocol);
        (acknowledged ? meters.acknowledged : meters.unacknowledged).record(afterSending);
    }

    void heartbeatFailed() {
        heartbeatFailures.increment();
    }

    private ProtocolMeters of(Protocol protocol) {
        return requireNonNull(protocols.get(protocol));
    }

    private static double ageMillis(InFlight inFlight) {
        return inFlight.age().toMillis();
    }

    private static final class ProtocolMeters {
        private final Counter accepted;
        private final Counter anonymised;
        private final Map<Reason, Counter> rejected = new EnumMap<>(Reason.class);
        private final Timer acknowledged;
        private final Timer unacknowledged;

        ProtocolMeters(MeterRegistry registry, Protocol protocol) {
            Tags tags = Tags.of("protocol", protocol.label());
            accepted = Counter.builder(ACCEPTED)
                    .description("Items that were accepted")
                    .baseUnit("items")
                    .tags(tags)
                    .register(registry);
            anonymised = Counter.builder(ANONYMISED)
                    .description("Items that were accepted without what says who it was")
                    .baseUnit("items")
                    .tags(tags)
                    .register(registry);
            for (Reason reason : Reason.values()) {
                rejected.put(
                        reason,
                        Counter.builder(REJECTED)
                                .description("Items, and whole bodies, that were refused")
                                .baseUnit("items")
                                .tags(tags.and("reason", reason.code()))
                                .register(registry));
            }
            acknowledged = timer(registry, tags.and("outcome", "acknowledged"));
            unacknowledged = timer(registry, tags.and("outcome", "unacknowledged"));
        }

        private static Timer timer(MeterRegistry registry, Tags tags) {
            return Timer.builder(ACKNOWLEDGEMENTS)
                    .description(
                            "From handing a request's records to the producer until the brokers hold them, or not in time")
                    .publishPercentileHistogram()
                    .tags(tags)
                    .register(registry);
        }
    }
}
