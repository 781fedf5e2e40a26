package io.millrace.warehouse.query;

import io.millrace.streams.web.ProblemException;
import io.millrace.warehouse.WarehouseProblem;
import org.springframework.http.HttpHeaders;

/** As many queries run as may run at once. */
final class TooManyQueriesException extends ProblemException {
    private static final long serialVersionUID = 1;

    TooManyQueriesException() {
        super(WarehouseProblem.TOO_MANY_QUERIES, "Send the query again when another one has ended.");
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
