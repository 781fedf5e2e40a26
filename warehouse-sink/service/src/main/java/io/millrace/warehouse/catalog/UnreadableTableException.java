package io.millrace.warehouse.catalog;

import io.millrace.streams.web.ProblemException;
import io.millrace.warehouse.WarehouseProblem;

/** The table is in a state or a place that this service's engine does not read; other engines do. */
public final class UnreadableTableException extends ProblemException {
    private static final long serialVersionUID = 1;

    public UnreadableTableException(String detail) {
        super(WarehouseProblem.TABLE_NOT_READABLE, detail);
    }
}
