package io.millrace.gateway.http;

import io.millrace.gateway.promise.ClosedException;
import io.millrace.gateway.publishing.LogUnavailableException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells senders what to do when the gateway cannot take what it would take. It comes before the advice for our bugs. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class GatewayAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answerTo(LogUnavailableException failure) {
        return answer(
                new RequestRefusedException(
                        GatewayProblem.LOG_UNAVAILABLE,
                        "Nobody knows whether it was kept. Send the same request again: what arrives twice counts once, its ids decide."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answerTo(ClosedException stopping) {
        return answer(new RequestRefusedException(
                GatewayProblem.NOT_READY,
                "The gateway is stopping. Send the same request again: another one takes it."));
    }

    private static ResponseEntity<ProblemDetail> answer(RequestRefusedException refusal) {
        return ResponseEntity.status(refusal.getStatusCode())
                .headers(refusal.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(refusal.getBody());
    }
}
