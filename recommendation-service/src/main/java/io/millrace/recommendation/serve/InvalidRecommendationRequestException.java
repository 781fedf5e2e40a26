package io.millrace.recommendation.serve;

import io.millrace.streams.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A part of the request makes no sense. */
final class InvalidRecommendationRequestException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    InvalidRecommendationRequestException(String detail) {
        super(
                HttpStatus.BAD_REQUEST,
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "invalid-recommendation-request",
                        "The request cannot be answered",
                        detail),
                null);
    }
}
