package io.millrace.fraud;

import io.millrace.streams.web.Problem;
import org.springframework.web.ErrorResponseException;

/** Nobody can say which alerts are asked for. */
final class InvalidAlertRequestException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    InvalidAlertRequestException(String detail) {
        super(
                FraudProblem.INVALID_ALERT_REQUEST.status(),
                Problem.of(FraudProblem.INVALID_ALERT_REQUEST, detail),
                null);
    }
}
