package io.millrace.windowing.timeline;

import io.millrace.streams.web.ProblemException;
import io.millrace.windowing.query.WindowingProblem;

/** Nobody waits for such a source on such a timeline. */
final class UnknownSourceException extends ProblemException {
    private static final long serialVersionUID = 1;

    UnknownSourceException(String timeline, String source) {
        super(
                WindowingProblem.UNKNOWN_SOURCE,
                "No task here waits for '%s' on the timeline '%s'. GET /v1/watermarks lists the sources."
                        .formatted(source, timeline));
    }
}
