package io.millrace.warehouse.query;

import io.millrace.streams.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The service has not found or made its tables yet. */
final class NotReadyException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    NotReadyException() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "not-ready",
                        "The service is starting",
                        "Send the query again in a moment; /actuator/health/readiness says what the service waits for."),
                null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
