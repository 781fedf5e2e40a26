package io.millrace.windowing.timeline;

import io.millrace.streams.web.Problem;
import io.millrace.windowing.query.WindowingProblem;
import org.springframework.web.ErrorResponseException;

/** The brokers have not said that they have an operator's word, so nobody knows. To say it again is harmless. */
final class ReleaseFailedException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    ReleaseFailedException(Throwable cause) {
        super(
                WindowingProblem.RELEASE_FAILED.status(),
                Problem.of(
                        WindowingProblem.RELEASE_FAILED,
                        "The brokers did not acknowledge the release everywhere. Send the same request again."),
                cause);
    }
}
