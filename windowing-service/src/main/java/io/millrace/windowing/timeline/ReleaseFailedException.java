package io.millrace.windowing.timeline;

import io.millrace.streams.web.ProblemException;
import io.millrace.windowing.query.WindowingProblem;

/** The brokers have not said that they have an operator's word, so nobody knows. To say it again is harmless. */
final class ReleaseFailedException extends ProblemException {
    private static final long serialVersionUID = 1;

    ReleaseFailedException(Throwable cause) {
        super(
                WindowingProblem.RELEASE_FAILED,
                "The brokers did not acknowledge the release everywhere. Send the same request again.",
                cause);
    }
}
