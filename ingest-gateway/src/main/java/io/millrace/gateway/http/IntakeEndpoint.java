package io.millrace.gateway.http;

import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.intake.Outcome;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.intake.Rejection;
import io.millrace.gateway.item.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Takes what a request carries and waits for the brokers without holding a thread. */
@Component
final class IntakeEndpoint {
    private final RequestReader requests;
    private final HttpSettings settings;

    IntakeEndpoint(RequestReader requests, HttpSettings settings) {
        this.requests = requests;
        this.settings = settings;
    }

    CompletableFuture<Outcome> take(HttpServletRequest request, Protocol protocol, Intake intake) {
        Origin origin = requests.origin(request, protocol);
        RequestReader.Body body = requests.body(request);
        if (body.isTooLarge()) {
            String detail = "A body may have %d bytes: send fewer items at once.".formatted(settings.maxBodyBytes());
            return intake.refuse(body.bytes(), origin, Reason.BODY_TOO_LARGE, detail)
                    .thenApply(IntakeEndpoint::checked);
        }
        return intake.take(body.bytes(), origin).thenApply(IntakeEndpoint::checked);
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
        RequestRefusedException refusal = new RequestRefusedException(GatewayProblem.NO_ITEMS, rejection.detail());
        refusal.getBody().setProperty("code", rejection.reason().code());
        return refusal;
    }
}
