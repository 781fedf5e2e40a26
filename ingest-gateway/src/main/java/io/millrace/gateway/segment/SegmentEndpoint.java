package io.millrace.gateway.segment;

import io.millrace.gateway.access.WriteKeys;
import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.GatewayProblem;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.RequestRefusedException;
import io.millrace.gateway.http.Route;
import io.millrace.gateway.http.api.Deliveries;
import io.millrace.gateway.http.api.ParcelReader;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.Outcome;
import io.millrace.gateway.intake.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Segment's tracking API, as its libraries and RudderStack's speak it. */
public final class SegmentEndpoint implements Endpoint {
    private static final Map<String, List<String>> CALLS = Map.of(
            "track", List.of("/v1/track", "/v1/t"),
            "identify", List.of("/v1/identify", "/v1/i"),
            "page", List.of("/v1/page", "/v1/p"),
            "screen", List.of("/v1/screen", "/v1/s"),
            "group", List.of("/v1/group", "/v1/g"),
            "alias", List.of("/v1/alias", "/v1/a"),
            "merge", List.of("/v1/merge"));
    private static final List<String> BATCHES = List.of("/v1/batch", "/v1/b", "/v1/import", "/beacon/v1/batch");
    /** Libraries for phones leave out the version. */
    private static final List<String> SETTINGS = List.of("/v1/projects/{key}/settings", "/projects/{key}/settings");

    private final Deliveries deliveries;
    private final Intake events;
    private final SegmentParcels parcels;
    private final WriteKeys keys;
    private final int maxBodyBytes;

    public SegmentEndpoint(
            Deliveries deliveries, Intake events, SegmentParcels parcels, WriteKeys keys, int maxBodyBytes) {
        this.deliveries = deliveries;
        this.events = events;
        this.parcels = parcels;
        this.keys = keys;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        CALLS.forEach((type, paths) ->
                paths.forEach(path -> routes.add(Route.post(path, request -> takeCall(type, request)))));
        BATCHES.forEach(path -> routes.add(Route.post(path, this::takeBatch)));
        SETTINGS.forEach(path -> routes.add(Route.get(path, this::settings)));
        routes.add(Route.post("/v1/m", SegmentEndpoint::ignoreMetrics));
        return routes;
    }

    private CompletionStage<IngestAnswer> takeCall(String type, IngestRequest request) {
        return take(request, sent -> parcels.call(type, sent.body().bytes(), Device.of(sent)));
    }

    private CompletionStage<IngestAnswer> takeBatch(IngestRequest request) {
        return take(request, sent -> parcels.batch(sent.body().bytes(), Device.of(sent)));
    }

    private CompletionStage<IngestAnswer> take(IngestRequest request, ParcelReader reader) {
        return deliveries
                .take(request, Protocol.SEGMENT, events, maxBodyBytes, reader)
                .thenApply(Deliveries::checked)
                .thenApply(SegmentEndpoint::answer);
    }

    /** Libraries understand only that it was taken; what was refused is told to whoever looks. */
    private static IngestAnswer answer(Outcome outcome) {
        return IngestAnswer.json(200, SegmentReceipt.of(outcome));
    }

    /** What a library measures of itself is no event of the shop. */
    private static CompletionStage<IngestAnswer> ignoreMetrics(IngestRequest request) {
        return IngestAnswer.json(200, Map.of("success", true)).now();
    }

    private CompletionStage<IngestAnswer> settings(IngestRequest request) {
        String key = request.variable("key");
        if (keys.find(key).isEmpty()) {
            throw new RequestRefusedException(
                    GatewayProblem.WRITE_KEY_REQUIRED, "Ask with a write key that the gateway knows.");
        }
        return IngestAnswer.json(200, LibrarySettings.of(key))
                .with("Cache-Control", "public, max-age=300")
                .now();
    }
}
