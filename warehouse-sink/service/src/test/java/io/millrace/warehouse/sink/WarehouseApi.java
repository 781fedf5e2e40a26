package io.millrace.warehouse.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the service over HTTP, as an analyst and an operator do. */
final class WarehouseApi {
    static final String ADMIN_TOKEN = "an-admin-token";

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final URI service;

    WarehouseApi(int port) {
        this.service = URI.create("http://127.0.0.1:" + port);
    }

    JsonNode query(String sql) {
        HttpResponse<String> answer = send(request("/v1/query")
                .header("Authorization", "Bearer " + ADMIN_TOKEN)
                .POST(BodyPublishers.ofString(json.writeValueAsString(Map.of("sql", sql)))));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return json.readTree(answer.body());
    }

    long count(String sql) {
        return query(sql).path("rows").path(0).path(0).asLong();
    }

    String readiness() {
        return get("/actuator/health/readiness");
    }

    String get(String path) {
        return send(request(path).GET()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
