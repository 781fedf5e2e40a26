package io.millrace.recommendation.serve;

import io.millrace.streams.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** There is no such place in the shop. */
final class UnknownSurfaceException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    UnknownSurfaceException() {
        super(
                HttpStatus.NOT_FOUND,
                Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-surface",
                        "There is no such surface",
                        "Ask for /v1/recommendations/" + RecommendationRequest.NEXT + "."),
                null);
    }
}
