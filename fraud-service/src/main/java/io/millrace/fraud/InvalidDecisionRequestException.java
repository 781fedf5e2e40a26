package io.millrace.fraud;

import io.millrace.streams.web.Problem;
import org.springframework.web.ErrorResponseException;

/** Nobody can say about which order the request asks. */
final class InvalidDecisionRequestException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    InvalidDecisionRequestException(String detail) {
        super(
                FraudProblem.INVALID_DECISION_REQUEST.status(),
                Problem.of(FraudProblem.INVALID_DECISION_REQUEST, detail),
                null);
    }
}
