package io.millrace.recommendation.serve;

import io.millrace.streams.web.Problem;
import org.springframework.web.ErrorResponseException;

/** There is no such place in the shop. */
final class UnknownSurfaceException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    UnknownSurfaceException() {
        super(
                RecommendationProblem.UNKNOWN_SURFACE.status(),
                Problem.of(
                        RecommendationProblem.UNKNOWN_SURFACE,
                        "Ask for /v1/recommendations/" + RecommendationRequest.NEXT + "."),
                null);
    }
}
