package io.millrace.warehouse.query;

import io.millrace.streams.web.ProblemException;
import io.millrace.warehouse.WarehouseProblem;

/** The query takes more than one query may take; the same query again will not fare better. */
final class QueryOverLimitException extends ProblemException {
    private static final long serialVersionUID = 1;

    QueryOverLimitException(String detail) {
        super(WarehouseProblem.QUERY_OVER_LIMIT, detail);
    }
}
