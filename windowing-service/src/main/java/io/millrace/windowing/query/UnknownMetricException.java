package io.millrace.windowing.query;

import io.millrace.streams.web.Problem;
import org.springframework.web.ErrorResponseException;

/** There is no metric of the name. */
final class UnknownMetricException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    UnknownMetricException(String name) {
        super(
                WindowingProblem.UNKNOWN_METRIC.status(),
                Problem.of(
                        WindowingProblem.UNKNOWN_METRIC,
                        "No metric is called '" + name + "'. GET /v1/windows lists them all."),
                null);
    }
}
