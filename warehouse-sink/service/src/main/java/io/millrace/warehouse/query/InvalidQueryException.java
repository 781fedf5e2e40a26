package io.millrace.warehouse.query;

import io.millrace.streams.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The query makes no sense, or is more than a question. */
final class InvalidQueryException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    InvalidQueryException(String detail) {
        super(
                HttpStatus.BAD_REQUEST,
                Problem.of(HttpStatus.BAD_REQUEST, "invalid-query", "The query cannot be answered", detail),
                null);
    }
}
