package io.millrace.fraud;

import io.millrace.streams.web.ProblemException;

/** Nobody can say about which order the request asks. */
final class InvalidDecisionRequestException extends ProblemException {
    private static final long serialVersionUID = 1;

    InvalidDecisionRequestException(String detail) {
        super(FraudProblem.INVALID_DECISION_REQUEST, detail);
    }
}
