package io.millrace.gateway.http.api;

import io.millrace.gateway.http.GatewayProblem;
import io.millrace.gateway.http.HttpSettings;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.RequestRefusedException;
import io.millrace.gateway.http.Senders;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.intake.Outcome;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.intake.Rejection;
import io.millrace.gateway.item.Reason;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Hands what a request carries to an intake, and refuses the request when nothing of it can be taken. */
public final class Deliveries {
    private final Senders senders;
    private final HttpSettings settings;

    public Deliveries(Senders senders, HttpSettings settings) {
        this.senders = senders;
        this.settings = settings;
    }

    CompletableFuture<Outcome> take(IngestRequest request, Protocol protocol, Intake intake) {
        Origin origin = senders.origin(request, protocol);
        byte[] body = request.body().bytes();
        if (request.body().isTooLarge()) {
            String detail = "A body may have %d bytes: send fewer items at once.".formatted(settings.maxBodyBytes());
            return intake.refuse(body, origin, Reason.BODY_TOO_LARGE, detail).thenApply(Deliveries::checked);
        }
        if (request.body().isUnreadable()) {
            String detail = "The body is not packed as its Content-Encoding says, or breaks off.";
            return intake.refuse(body, origin, Reason.UNREADABLE_BODY, detail).thenApply(Deliveries::checked);
        }
        return intake.take(body, origin).thenApply(Deliveries::checked);
    }

    private static Outcome checked(Outcome outcome) {
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
