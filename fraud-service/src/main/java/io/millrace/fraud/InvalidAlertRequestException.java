package io.millrace.fraud;

import io.millrace.streams.web.ProblemException;

/** Nobody can say which alerts are asked for. */
final class InvalidAlertRequestException extends ProblemException {
    private static final long serialVersionUID = 1;

    InvalidAlertRequestException(String detail) {
        super(FraudProblem.INVALID_ALERT_REQUEST, detail);
    }
}
