package io.millrace.warehouse.query;

import io.millrace.streams.web.ProblemException;
import io.millrace.warehouse.WarehouseProblem;

/** The query makes no sense, or is more than a question. */
final class InvalidQueryException extends ProblemException {
    private static final long serialVersionUID = 1;

    InvalidQueryException(String detail) {
        super(WarehouseProblem.INVALID_QUERY, detail);
    }
}
