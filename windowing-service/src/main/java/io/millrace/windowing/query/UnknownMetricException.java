package io.millrace.windowing.query;

import io.millrace.streams.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** There is no metric of the name. */
final class UnknownMetricException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    UnknownMetricException(String name) {
        super(
                HttpStatus.NOT_FOUND,
                Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-metric",
                        "There is no such metric",
                        "No metric is called '" + name + "'. GET /v1/windows lists them all."),
                null);
    }
}
