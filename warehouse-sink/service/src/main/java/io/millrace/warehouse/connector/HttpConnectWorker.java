package io.millrace.warehouse.connector;

import io.millrace.warehouse.connector.ConnectorStatus.Part;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks with a worker through its REST API. */
final class HttpConnectWorker implements ConnectWorker {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    private final URI worker;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final JsonMapper json = new JsonMapper();

    HttpConnectWorker(URI worker) {
        this.worker = worker;
    }

    @Override
    public void configure(String connector, Map<String, String> settings) {
        BodyPublisher body = BodyPublishers.ofString(json.writeValueAsString(settings));
        HttpResponse<String> answer = ask("PUT", path(connector) + "/config", body);
        if (answer.statusCode() == 400) {
            throw new ConnectorRefusedException(connector, message(answer));
        }
        requireSuccess(answer);
    }

    @Override
    public Optional<ConnectorStatus> status(String connector) {
        HttpResponse<String> answer = ask("GET", path(connector) + "/status", BodyPublishers.noBody());
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        requireSuccess(answer);
        JsonNode status = read(answer);
        return Optional.of(new ConnectorStatus(
                part("connector " + connector, status.path("connector")),
                status.path("tasks")
                        .valueStream()
                        .map(task -> part("task " + task.path("id").asString(), task))
                        .toList()));
    }

    @Override
    public void restartFailed(String connector) {
        requireSuccess(
                ask("POST", path(connector) + "/restart?includeTasks=true&onlyFailed=true", BodyPublishers.noBody()));
    }

    private static String path(String connector) {
        return "/connectors/"
                + URLEncoder.encode(connector, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Part part(String name, JsonNode part) {
        String trace = part.path("trace").asString("");
        return new Part(
                name,
                part.path("state").asString("UNKNOWN"),
                trace.lines().findFirst().orElse(""));
    }

    private HttpResponse<String> ask(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(worker + path))
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body)
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new WorkerUnavailableException("The Connect worker at " + worker + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkerUnavailableException("Interrupted while asking the Connect worker at " + worker, e);
        }
    }

    /** A worker that starts or moves its tasks answers 409, 404 or 500 to what it will take a second later. */
    private void requireSuccess(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new WorkerUnavailableException(
                    "The Connect worker at %s answered HTTP %d: %s"
                            .formatted(worker, answer.statusCode(), message(answer)),
                    null);
        }
    }

    private String message(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body()).path("message").asString("no reason given");
        } catch (JacksonException e) {
            return "no reason given";
        }
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            throw new WorkerUnavailableException("The answer of the Connect worker at " + worker + " is no JSON", e);
        }
    }
}
