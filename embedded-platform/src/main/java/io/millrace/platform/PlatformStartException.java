package io.millrace.platform;

import org.jspecify.annotations.Nullable;

/** A part of the platform could not be started, and nothing of it was left running. The message says what to do. */
public final class PlatformStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PlatformStartException(String message) {
        super(message);
    }

    PlatformStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
