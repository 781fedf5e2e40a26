package io.millrace.gateway.http.api;

import io.millrace.gateway.http.GatewayProblem;
import io.millrace.gateway.http.HttpSettings;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.RequestRefusedException;
import io.millrace.gateway.http.Senders;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.intake.Outcome;
import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.intake.Rejection;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Hands what a request carries to an intake, and refuses the request when nothing of it can be taken. */
public final class Deliveries {
    private static final String TOO_LARGE = "A body may have %d bytes: send fewer items at once.";
    private static final String UNREADABLE = "The body is not packed as its Content-Encoding says, or breaks off.";

    private final Senders senders;
    private final HttpSettings settings;

    public Deliveries(Senders senders, HttpSettings settings) {
        this.senders = senders;
        this.settings = settings;
    }

    CompletableFuture<Outcome> take(IngestRequest request, Protocol protocol, Intake intake) {
        Origin origin = senders.origin(request, protocol);
        if (request.body().isTooLarge() || request.body().isUnreadable()) {
            return refuse(request, protocol, intake, settings.maxBodyBytes()).thenApply(Deliveries::checked);
        }
        return intake.take(request.body().bytes(), origin).thenApply(Deliveries::checked);
    }

    /**
     * Takes what a request carries in the shape of another protocol. Whether there was anything to take is for the caller to
     * look at, as not every client can be told.
     */
    public CompletableFuture<Outcome> take(
            IngestRequest request, Protocol protocol, Intake intake, ParcelReader reader) {
        return take(request, protocol, intake, settings.maxBodyBytes(), reader);
    }

    /**
     * The same with a limit of the protocol's own.
     *
     * @param maxBodyBytes of a body, before it is packed
     */
    public CompletableFuture<Outcome> take(
            IngestRequest request, Protocol protocol, Intake intake, int maxBodyBytes, ParcelReader reader) {
        byte[] body = request.body().bytes();
        if (request.body().isTooLarge() || request.body().isUnreadable() || body.length > maxBodyBytes) {
            return refuse(request, protocol, intake, maxBodyBytes);
        }
        try {
            Parcel parcel = reader.read(request);
            Origin origin = senders.origin(request, protocol, parcel.writeKey());
            return intake.take(parcel, origin);
        } catch (RefusedException refusal) {
            Origin origin = senders.origin(request, protocol);
            return intake.refuse(body, origin, refusal.reason(), refusal.detail());
        }
    }

    private CompletableFuture<Outcome> refuse(
            IngestRequest request, Protocol protocol, Intake intake, int maxBodyBytes) {
        Origin origin = senders.origin(request, protocol);
        byte[] body = request.body().bytes();
        if (request.body().isUnreadable()) {
            return intake.refuse(body, origin, Reason.UNREADABLE_BODY, UNREADABLE);
        }
        return intake.refuse(body, origin, Reason.BODY_TOO_LARGE, TOO_LARGE.formatted(maxBodyBytes));
    }

    /**
     * The same outcome, if any item was found in the body.
     *
     * @throws RequestRefusedException when none was
     */
    public static Outcome checked(Outcome outcome) {
        outcome.bodyRefusal().ifPresent(refusal -> {
            throw refused(refusal);
        });
        return outcome;
    }

    private static RequestRefusedException refused(Rejection rejection) {
        if (rejection.reason() == Reason.BODY_TOO_LARGE) {
            return new RequestRefusedException(GatewayProblem.BODY_TOO_LARGE, rejection.detail());
        }
        return new RequestRefusedException(
                GatewayProblem.NO_ITEMS,
                rejection.detail(),
                Map.of("code", rejection.reason().code()));
    }
}
