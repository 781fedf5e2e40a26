package io.millrace.windowing.query;

import io.millrace.streams.web.Problem;
import org.springframework.web.ErrorResponseException;

/** A parameter of a question makes no sense. */
final class InvalidQueryException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    InvalidQueryException(String detail) {
        super(WindowingProblem.INVALID_QUERY.status(), Problem.of(WindowingProblem.INVALID_QUERY, detail), null);
    }
}
