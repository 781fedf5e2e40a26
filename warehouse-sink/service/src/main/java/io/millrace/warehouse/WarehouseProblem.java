package io.millrace.warehouse;

import io.millrace.streams.web.ProblemType;
import org.springframework.http.HttpStatus;

/** Why the warehouse refuses a query. The types are a contract: see docs/reference/problems.md. */
public enum WarehouseProblem implements ProblemType {
    INVALID_QUERY(HttpStatus.BAD_REQUEST, "The query cannot be answered"),
    QUERY_OVER_LIMIT(HttpStatus.UNPROCESSABLE_CONTENT, "The query takes more than a query may"),
    TOO_MANY_QUERIES(HttpStatus.SERVICE_UNAVAILABLE, "Too many queries are running"),
    NOT_READY(HttpStatus.SERVICE_UNAVAILABLE, "The service is starting"),
    TABLE_NOT_READABLE(HttpStatus.NOT_IMPLEMENTED, "This service cannot read the table");

    private final HttpStatus status;
    private final String title;

    WarehouseProblem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
