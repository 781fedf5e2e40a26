package io.millrace.warehouse.query;

import io.millrace.streams.web.Problem;
import io.millrace.warehouse.WarehouseProblem;
import org.springframework.web.ErrorResponseException;

/** The query makes no sense, or is more than a question. */
final class InvalidQueryException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    InvalidQueryException(String detail) {
        super(WarehouseProblem.INVALID_QUERY.status(), Problem.of(WarehouseProblem.INVALID_QUERY, detail), null);
    }
}
