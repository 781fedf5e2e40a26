package io.millrace.enrichment;

import io.millrace.streams.web.ProblemType;
import org.springframework.http.HttpStatus;

/** Why the enrichment service refuses a request. The types are a contract: see docs/reference/problems.md. */
enum EnrichmentProblem implements ProblemType {
    UNKNOWN_CUSTOMER(HttpStatus.NOT_FOUND, "Nothing is known of the customer");

    private final HttpStatus status;
    private final String title;

    EnrichmentProblem(HttpStatus status, String title) {
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
