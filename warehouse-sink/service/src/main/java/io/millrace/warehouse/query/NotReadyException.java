package io.millrace.warehouse.query;

import io.millrace.streams.web.Problem;
import io.millrace.warehouse.WarehouseProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;

/** The service has not found or made its tables yet. */
final class NotReadyException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    NotReadyException() {
        super(
                WarehouseProblem.NOT_READY.status(),
                Problem.of(
                        WarehouseProblem.NOT_READY,
                        "Send the query again in a moment; /actuator/health/readiness says what the service waits for."),
                null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
