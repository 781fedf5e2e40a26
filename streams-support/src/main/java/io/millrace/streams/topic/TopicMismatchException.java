package io.millrace.streams.topic;

/** A topic exists with another layout than this version needs: going on would lose or misplace events. */
public final class TopicMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TopicMismatchException(String message) {
        super(message);
    }
}
