package io.millrace.gateway.http;

import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.Protocol;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes events. */
@RestController
final class EventController {
    private final IntakeEndpoint endpoint;
    private final Intake eventIntake;

    EventController(IntakeEndpoint endpoint, Intake eventIntake) {
        this.endpoint = endpoint;
        this.eventIntake = eventIntake;
    }

    @PostMapping("/v1/events")
    CompletableFuture<ResponseEntity<EventsReceipt>> take(HttpServletRequest request) {
        return endpoint.take(request, Protocol.EVENTS, eventIntake)
                .thenApply(EventsReceipt::of)
                .thenApply(Json::answer);
    }
}
