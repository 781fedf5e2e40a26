package io.millrace.recommendation.serve;

import io.millrace.streams.web.Problem;
import org.springframework.web.ErrorResponseException;

/** A part of the request makes no sense. */
final class InvalidRecommendationRequestException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    InvalidRecommendationRequestException(String detail) {
        super(
                RecommendationProblem.INVALID_RECOMMENDATION_REQUEST.status(),
                Problem.of(RecommendationProblem.INVALID_RECOMMENDATION_REQUEST, detail),
                null);
    }
}
