package io.millrace.gateway.snowplow;

import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.Route;
import io.millrace.gateway.http.api.Deliveries;
import io.millrace.gateway.http.api.TransparentGif;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.intake.Protocol;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Snowplow's tracker protocol. A tracker sends again whatever was not answered with 200, again and again, so what can never
 * be taken is kept as refused and answered as if it was.
 */
public final class SnowplowEndpoint implements Endpoint {
    private static final String ANONYMOUS = "SP-Anonymous";

    private final Deliveries deliveries;
    private final Intake events;
    private final SnowplowParcels parcels;
    private final SnowplowSettings settings;

    public SnowplowEndpoint(Deliveries deliveries, Intake events, SnowplowParcels parcels, SnowplowSettings settings) {
        this.deliveries = deliveries;
        this.events = events;
        this.parcels = parcels;
        this.settings = settings;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post(settings.postPath(), this::takePosted),
                Route.get(settings.getPath(), this::takeQueried),
                TransparentGif.head(settings.getPath()));
    }

    private CompletionStage<IngestAnswer> takePosted(IngestRequest request) {
        return deliveries
                .take(
                        request,
                        Protocol.SNOWPLOW,
                        events,
                        sent -> parcels.posted(sent.body().bytes(), isAnonymous(sent)))
                .thenApply(outcome -> IngestAnswer.text(200, "ok"));
    }

    private CompletionStage<IngestAnswer> takeQueried(IngestRequest request) {
        return deliveries
                .take(request, Protocol.SNOWPLOW, events, this::queried)
                .thenApply(outcome -> TransparentGif.answer(200));
    }

    private Parcel queried(IngestRequest request) {
        return parcels.queried(request.queryText(), request.firstParameters(), isAnonymous(request));
    }

    private static boolean isAnonymous(IngestRequest request) {
        return request.header(ANONYMOUS) != null;
    }
}
