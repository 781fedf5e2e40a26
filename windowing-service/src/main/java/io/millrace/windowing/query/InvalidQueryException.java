package io.millrace.windowing.query;

import io.millrace.streams.web.ProblemException;

/** A parameter of a question makes no sense. */
final class InvalidQueryException extends ProblemException {
    private static final long serialVersionUID = 1;

    InvalidQueryException(String detail) {
        super(WindowingProblem.INVALID_QUERY, detail);
    }
}
