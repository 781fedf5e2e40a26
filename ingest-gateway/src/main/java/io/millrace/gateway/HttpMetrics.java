package io.millrace.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.gateway.http.netty.RequestListener;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The meter that every service of the suite has for its requests, which elsewhere is Spring's, and that of connections. */
final class HttpMetrics implements RequestListener {
    static final String REQUESTS = "http.server.requests";
    static final String CONNECTIONS = "millrace.gateway.connections";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS");
    /** Stands for all methods that nobody serves, or whoever makes up methods would make up meters. */
    private static final String OTHER_METHOD = "UNKNOWN";

    private final MeterRegistry registry;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Kind(String method, String path, int status) {}

    void watch(Supplier<Number> connections) {
        Gauge.builder(CONNECTIONS, connections)
                .description("Connections that are open")
                .baseUnit("connections")
                .register(registry);
    }

    @Override
    public void answered(String method, String path, int status, Duration duration) {
        String known = METHODS.contains(method) ? method : OTHER_METHOD;
        timers.computeIfAbsent(new Kind(known, path, status), this::timer).record(duration);
    }

    private Timer timer(Kind kind) {
        return Timer.builder(REQUESTS)
                .description("From a request's headers to its answer")
                .tag("method", kind.method)
                .tag("uri", kind.path)
                .tag("status", Integer.toString(kind.status))
                .register(registry);
    }
}
