package io.millrace.warehouse.query;

import io.millrace.streams.web.Problem;
import io.millrace.warehouse.WarehouseProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponseException;

/** As many queries run as may run at once. */
final class TooManyQueriesException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    TooManyQueriesException() {
        super(
                WarehouseProblem.TOO_MANY_QUERIES.status(),
                Problem.of(WarehouseProblem.TOO_MANY_QUERIES, "Send the query again when another one has ended."),
                null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
