package io.millrace.console.pipeline;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks each service how it is, all at once. */
public final class ServiceProbe {
    private static final int OK = 200;

    private final Map<String, URI> services;
    private final Duration patience;
    private final JsonMapper json;
    private final HttpClient http;

    public ServiceProbe(Map<String, URI> services, Duration patience, JsonMapper json) {
        this.services = new TreeMap<>(services);
        this.patience = patience;
        this.json = json;
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    }

    /** Answers in the time that is given to a service, whatever the services do. */
    List<ServiceStatus> look() {
        List<CompletableFuture<ServiceStatus>> answers = services.entrySet().stream()
                .map(service -> ask(service.getKey(), service.getValue()))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<ServiceStatus> ask(String name, URI url) {
        CompletableFuture<HttpResponse<String>> health = get(url, "/actuator/health");
        CompletableFuture<Optional<JsonNode>> ledger = optional(url, "/v1/ledger");
        CompletableFuture<Optional<JsonNode>> watermarks = optional(url, "/v1/watermarks");
        return health.thenCombine(ledger, (answer, found) -> status(name, url, answer, found.orElse(null)))
                .thenCombine(
                        watermarks,
                        (status, found) -> new ServiceStatus(
                                name, url, status.state(), status.detail(), status.ledger(), found.orElse(null)))
                .exceptionally(failure ->
                        new ServiceStatus(name, url, ServiceStatus.UNREACHABLE, "No answer at " + url, null, null));
    }

    private ServiceStatus status(String name, URI url, HttpResponse<String> answer, @Nullable JsonNode ledger) {
        try {
            JsonNode health = json.readTree(answer.body());
            String state = health.path("status").asString("UNKNOWN");
            return new ServiceStatus(name, url, state, detail(health), ledger, null);
        } catch (JacksonException e) {
            return new ServiceStatus(name, url, "UNKNOWN", "What answers there is no service of Millrace", null, null);
        }
    }

    /** What the parts that are not up say of themselves. */
    private static String detail(JsonNode health) {
        return health.path("components").properties().stream()
                .filter(part -> !part.getValue().path("status").asString().equals(ServiceStatus.UP))
                .map(part -> part.getKey() + ": " + words(part.getValue()))
                .findFirst()
                .orElse("");
    }

    private static String words(JsonNode part) {
        String details = part.path("details")
                .valueStream()
                .map(detail -> detail.asString(""))
                .filter(detail -> !detail.isEmpty())
                .collect(joining(", "));
        return details.isEmpty() ? part.path("status").asString("") : details;
    }

    private CompletableFuture<Optional<JsonNode>> optional(URI url, String path) {
        return get(url, path)
                .thenApply(answer -> answer.statusCode() == OK
                        ? Optional.of(json.readTree(answer.body()))
                        : Optional.<JsonNode>empty())
                .exceptionally(failure -> Optional.empty());
    }

    private CompletableFuture<HttpResponse<String>> get(URI url, String path) {
        return http.sendAsync(
                HttpRequest.newBuilder(url.resolve(path)).timeout(patience).build(), BodyHandlers.ofString());
    }
}
