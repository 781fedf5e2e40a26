package io.millrace.warehouse.query;

import io.millrace.streams.web.Problem;
import io.millrace.warehouse.WarehouseProblem;
import org.springframework.web.ErrorResponseException;

/** The query takes more than one query may take; the same query again will not fare better. */
final class QueryOverLimitException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    QueryOverLimitException(String detail) {
        super(WarehouseProblem.QUERY_OVER_LIMIT.status(), Problem.of(WarehouseProblem.QUERY_OVER_LIMIT, detail), null);
    }
}
