package io.millrace.warehouse.query;

import io.millrace.streams.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** As many queries run as may run at once. */
final class TooManyQueriesException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    TooManyQueriesException() {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "too-many-queries",
                        "Too many queries are running",
                        "Send the query again when another one has ended."),
                null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
    }
}
