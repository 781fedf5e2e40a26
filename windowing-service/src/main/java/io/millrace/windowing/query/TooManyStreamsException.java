package io.millrace.windowing.query;

import io.millrace.streams.web.ProblemException;

/** As many follow metrics at this instance as may. */
final class TooManyStreamsException extends ProblemException {
    private static final long serialVersionUID = 1;

    TooManyStreamsException(int most) {
        super(
                WindowingProblem.TOO_MANY_STREAMS,
                "%d follow metrics here already. Try again later, or ask another instance.".formatted(most));
        getHeaders().set("Retry-After", "10");
    }
}
