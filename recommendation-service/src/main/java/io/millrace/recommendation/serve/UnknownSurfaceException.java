package io.millrace.recommendation.serve;

import io.millrace.streams.web.ProblemException;

/** There is no such place in the shop. */
final class UnknownSurfaceException extends ProblemException {
    private static final long serialVersionUID = 1;

    UnknownSurfaceException() {
        super(RecommendationProblem.UNKNOWN_SURFACE, "Ask for /v1/recommendations/" + RecommendationRequest.NEXT + ".");
    }
}
