package io.millrace.warehouse.query;

import io.millrace.streams.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The query takes more than one query may take; the same query again will not fare better. */
final class QueryOverLimitException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    QueryOverLimitException(String detail) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "query-over-limit",
                        "The query takes more than a query may",
                        detail),
                null);
    }
}
