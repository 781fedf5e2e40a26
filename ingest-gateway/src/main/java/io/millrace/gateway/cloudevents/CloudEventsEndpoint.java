package io.millrace.gateway.cloudevents;

import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.Route;
import io.millrace.gateway.http.api.Deliveries;
import io.millrace.gateway.http.api.EventsReceipt;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** CloudEvents over HTTP: in a body, several in a body, or with their attributes as headers. */
public final class CloudEventsEndpoint implements Endpoint {
    private static final String MEDIA_TYPE = "application/cloudevents";
    private static final String PREFIX = "ce-";

    private final Deliveries deliveries;
    private final Intake events;
    private final CloudEventParcels parcels;

    public CloudEventsEndpoint(Deliveries deliveries, Intake events, CloudEventParcels parcels) {
        this.deliveries = deliveries;
        this.events = events;
        this.parcels = parcels;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/v1/cloudevents", this::take));
    }

    private CompletionStage<IngestAnswer> take(IngestRequest request) {
        return deliveries
                .take(request, Protocol.CLOUDEVENTS, events, this::parcel)
                .thenApply(Deliveries::checked)
                .thenApply(EventsReceipt::answer);
    }

    private Parcel parcel(IngestRequest request) throws RefusedException {
        String contentType = request.contentType();
        if (isInBody(contentType)) {
            return parcels.inBody(request.body().bytes());
        }
        Map<String, String> attributes = attributes(request);
        if (!attributes.containsKey("specversion")) {
            throw new RefusedException(
                    Reason.NO_ITEMS,
                    "Send Content-Type: application/cloudevents+json or application/cloudevents-batch+json, or headers that begin with ce-");
        }
        return parcels.inHeaders(attributes, contentType, request.body().bytes());
    }

    private static boolean isInBody(@Nullable String contentType) {
        return contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith(MEDIA_TYPE);
    }

    private static Map<String, String> attributes(IngestRequest request) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : request.headers().all()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                attributes.putIfAbsent(name.substring(PREFIX.length()), header.getValue());
            }
        }
        return attributes;
    }
}
