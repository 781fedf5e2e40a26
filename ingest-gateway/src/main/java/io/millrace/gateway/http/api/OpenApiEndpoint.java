package io.millrace.gateway.http.api;

import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.Route;
import java.util.List;

/** Describes the API to machines. */
public final class OpenApiEndpoint implements Endpoint {
    private final byte[] description;

    public OpenApiEndpoint(byte[] description) {
        this.description = description;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(
                "/openapi.json",
                request -> IngestAnswer.of(200, "application/json", description).now()));
    }
}
