package io.millrace.warehouse.catalog;

import io.millrace.streams.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** The table is in a state or a place that this service's engine does not read; other engines do. */
public final class UnreadableTableException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    public UnreadableTableException(String detail) {
        super(
                HttpStatus.NOT_IMPLEMENTED,
                Problem.of(
                        HttpStatus.NOT_IMPLEMENTED, "table-not-readable", "This service cannot read the table", detail),
                null);
    }
}
