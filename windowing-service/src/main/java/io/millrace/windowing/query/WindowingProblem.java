package io.millrace.windowing.query;

import io.millrace.streams.web.ProblemType;
import org.springframework.http.HttpStatus;

/** Why the windowing service refuses a request. The types are a contract: see docs/reference/problems.md. */
public enum WindowingProblem implements ProblemType {
    UNKNOWN_METRIC(HttpStatus.NOT_FOUND, "There is no such metric"),
    INVALID_QUERY(HttpStatus.BAD_REQUEST, "The question makes no sense"),
    UNKNOWN_SOURCE(HttpStatus.NOT_FOUND, "Nobody waits for such a source"),
    RELEASE_FAILED(HttpStatus.SERVICE_UNAVAILABLE, "The brokers did not acknowledge the release"),
    TOO_MANY_STREAMS(HttpStatus.SERVICE_UNAVAILABLE, "Too many follow metrics");

    private final HttpStatus status;
    private final String title;

    WindowingProblem(HttpStatus status, String title) {
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
