package io.millrace.gateway.http.api;

import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.Route;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.Protocol;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Takes events. */
public final class EventsEndpoint implements Endpoint {
    private final Deliveries deliveries;
    private final Intake events;

    public EventsEndpoint(Deliveries deliveries, Intake events) {
        this.deliveries = deliveries;
        this.events = events;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/v1/events", this::take));
    }

    private CompletionStage<IngestAnswer> take(IngestRequest request) {
        return deliveries.take(request, Protocol.EVENTS, events).thenApply(EventsReceipt::answer);
    }
}
