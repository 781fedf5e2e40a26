package io.millrace.fraud;

import io.millrace.streams.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Nobody can say about which order the request asks. */
final class InvalidDecisionRequestException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    InvalidDecisionRequestException(String detail) {
        super(
                HttpStatus.BAD_REQUEST,
                Problem.of(
                        HttpStatus.BAD_REQUEST, "invalid-decision-request", "The request cannot be decided on", detail),
                null);
    }
}
