package io.millrace.gateway.pixel;

import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.FrontDoor;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.Route;
import io.millrace.gateway.http.api.Deliveries;
import io.millrace.gateway.http.api.EventsReceipt;
import io.millrace.gateway.http.api.ParcelReader;
import io.millrace.gateway.http.api.TransparentGif;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.Protocol;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Events from where no library runs: in the address of an image, and in what a page sends off as it is left. */
public final class PixelEndpoint implements Endpoint {
    private final Deliveries deliveries;
    private final Intake events;
    private final PixelParcels parcels;

    public PixelEndpoint(Deliveries deliveries, Intake events, PixelParcels parcels) {
        this.deliveries = deliveries;
        this.events = events;
        this.parcels = parcels;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/v1/pixel.gif", request -> takePixel(request, parcels::pixel)),
                Route.get("/pixel/v1/track", request -> takePixel(request, sent -> parcels.pixel(sent, "track"))),
                Route.get("/pixel/v1/page", request -> takePixel(request, sent -> parcels.pixel(sent, "page"))),
                TransparentGif.head("/v1/pixel.gif"),
                TransparentGif.head("/pixel/v1/track"),
                TransparentGif.head("/pixel/v1/page"),
                Route.post("/v1/beacon", this::takeBeacon));
    }

    /** The answer is an image whatever becomes of the event, or a page would show a broken one. */
    private CompletionStage<IngestAnswer> takePixel(IngestRequest request, ParcelReader reader) {
        try {
            return deliveries
                    .take(request, Protocol.PIXEL, events, reader)
                    .handle((outcome, failure) -> TransparentGif.answer(
                            failure == null ? 200 : FrontDoor.answerTo(failure).status()));
        } catch (RuntimeException failure) {
            return TransparentGif.answer(FrontDoor.answerTo(failure).status()).now();
        }
    }

    private CompletionStage<IngestAnswer> takeBeacon(IngestRequest request) {
        return deliveries
                .take(request, Protocol.BEACON, events, parcels::beacon)
                .thenApply(Deliveries::checked)
                .thenApply(EventsReceipt::answer);
    }
}
