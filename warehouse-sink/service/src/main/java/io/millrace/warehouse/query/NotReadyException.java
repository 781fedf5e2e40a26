package io.millrace.warehouse.query;

import io.millrace.streams.web.ProblemException;
import io.millrace.warehouse.WarehouseProblem;
import org.springframework.http.HttpHeaders;

/** The service has not found or made its tables yet. */
final class NotReadyException extends ProblemException {
    private static final long serialVersionUID = 1;

    NotReadyException() {
        super(
                WarehouseProblem.NOT_READY,
                "Send the query again in a moment; /actuator/health/readiness says what the service waits for.");
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
