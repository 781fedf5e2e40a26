package io.millrace.gateway.http.api;

import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.Route;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.Protocol;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Takes that people are to be forgotten. */
public final class ErasuresEndpoint implements Endpoint {
    private final Deliveries deliveries;
    private final Intake erasures;

    public ErasuresEndpoint(Deliveries deliveries, Intake erasures) {
        this.deliveries = deliveries;
        this.erasures = erasures;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/v1/erasures", this::take));
    }

    private CompletionStage<IngestAnswer> take(IngestRequest request) {
        return deliveries.take(request, Protocol.ERASURES, erasures).thenApply(EventsReceipt::answer);
    }
}
