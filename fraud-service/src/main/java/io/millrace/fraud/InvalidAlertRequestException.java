package io.millrace.fraud;

import io.millrace.streams.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Nobody can say which alerts are asked for. */
final class InvalidAlertRequestException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    InvalidAlertRequestException(String detail) {
        super(
                HttpStatus.BAD_REQUEST,
                Problem.of(HttpStatus.BAD_REQUEST, "invalid-alert-request", "The alerts cannot be listed", detail),
                null);
    }
}
