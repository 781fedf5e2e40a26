package io.millrace.warehouse.connector;

import org.jspecify.annotations.Nullable;

/** The worker does not answer, or is busy with itself: asking again may help. */
final class WorkerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WorkerUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
