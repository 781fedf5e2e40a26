package io.millrace.gateway.http.api;

import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;

/**
 * Tells operators how the gateway is, under the paths and in the form of Spring Boot's actuator, which itself would need a
 * second server.
 */
public final class ActuatorEndpoint implements Endpoint {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final HealthEndpoint health;
    private final Function<String, String> scrape;

    /**
     * Answers operators.
     *
     * @param scrape all meters in one of Prometheus' formats, given its content type
     */
    public ActuatorEndpoint(HealthEndpoint health, Function<String, String> scrape) {
        this.health = health;
        this.scrape = scrape;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/actuator/health", this::health).blocking(),
                Route.get("/actuator/health/{group}", this::health).blocking(),
                Route.get("/actuator/prometheus", this::meters).blocking());
    }

    private CompletionStage<IngestAnswer> health(IngestRequest request) {
        String group = request.variables().get("group");
        Optional<HealthDescriptor> found =
                Optional.ofNullable(group == null ? health.health() : health.healthForPath(group));
        return found.map(ActuatorEndpoint::answer)
                .orElseGet(() -> IngestAnswer.empty(404))
                .now();
    }

    private static IngestAnswer answer(HealthDescriptor health) {
        return IngestAnswer.json(HttpCodeStatusMapper.getDefault().getStatusCode(health.getStatus()), health);
    }

    private CompletionStage<IngestAnswer> meters(IngestRequest request) {
        String accepted = request.header("Accept");
        String format = accepted != null && accepted.contains("application/openmetrics-text")
                ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
                : PROMETHEUS_TEXT;
        return IngestAnswer.of(200, format, scrape.apply(format).getBytes(StandardCharsets.UTF_8))
                .now();
    }
}
