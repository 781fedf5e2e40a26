package io.millrace.streams.web;

import org.springframework.http.HttpStatus;

/** Why any of the services may refuse a request. */
public enum SharedProblem implements ProblemType {
    KEY_REQUIRED(HttpStatus.UNAUTHORIZED, "A key is required"),
    STORE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The state is not there yet"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "The service failed");

    private final HttpStatus status;
    private final String title;

    SharedProblem(HttpStatus status, String title) {
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
