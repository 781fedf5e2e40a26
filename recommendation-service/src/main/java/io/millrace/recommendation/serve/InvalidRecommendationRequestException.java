package io.millrace.recommendation.serve;

import io.millrace.streams.web.ProblemException;

/** A part of the request makes no sense. */
final class InvalidRecommendationRequestException extends ProblemException {
    private static final long serialVersionUID = 1;

    InvalidRecommendationRequestException(String detail) {
        super(RecommendationProblem.INVALID_RECOMMENDATION_REQUEST, detail);
    }
}
