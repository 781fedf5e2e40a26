package io.millrace.windowing.query;

import io.millrace.streams.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A parameter of a question makes no sense. */
final class InvalidQueryException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    InvalidQueryException(String detail) {
        super(
                HttpStatus.BAD_REQUEST,
                Problem.of(HttpStatus.BAD_REQUEST, "invalid-query", "The question makes no sense", detail),
                null);
    }
}
