package io.millrace.windowing.query;

import io.millrace.streams.web.ProblemException;

/** There is no metric of the name. */
final class UnknownMetricException extends ProblemException {
    private static final long serialVersionUID = 1;

    UnknownMetricException(String name) {
        super(WindowingProblem.UNKNOWN_METRIC, "No metric is called '" + name + "'. GET /v1/windows lists them all.");
    }
}
