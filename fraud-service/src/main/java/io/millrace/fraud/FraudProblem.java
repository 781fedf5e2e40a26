package io.millrace.fraud;

import io.millrace.streams.web.ProblemType;
import org.springframework.http.HttpStatus;

/** Why the fraud service refuses a request. The types are a contract: see docs/reference/problems.md. */
enum FraudProblem implements ProblemType {
    INVALID_DECISION_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be decided on"),
    INVALID_ALERT_REQUEST(HttpStatus.BAD_REQUEST, "The alerts cannot be listed");

    private final HttpStatus status;
    private final String title;

    FraudProblem(HttpStatus status, String title) {
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
