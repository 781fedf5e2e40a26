package io.millrace.warehouse.catalog;

import io.millrace.streams.web.Problem;
import io.millrace.warehouse.WarehouseProblem;
import org.springframework.web.ErrorResponseException;

/** The table is in a state or a place that this service's engine does not read; other engines do. */
public final class UnreadableTableException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    public UnreadableTableException(String detail) {
        super(
                WarehouseProblem.TABLE_NOT_READABLE.status(),
                Problem.of(WarehouseProblem.TABLE_NOT_READABLE, detail),
                null);
    }
}
