package io.millrace.recommendation.serve;

import io.millrace.streams.web.ProblemType;
import org.springframework.http.HttpStatus;

/** Why the recommendation service refuses a request. The types are a contract: see docs/reference/problems.md. */
enum RecommendationProblem implements ProblemType {
    INVALID_RECOMMENDATION_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be answered"),
    UNKNOWN_SURFACE(HttpStatus.NOT_FOUND, "There is no such surface");

    private final HttpStatus status;
    private final String title;

    RecommendationProblem(HttpStatus status, String title) {
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
