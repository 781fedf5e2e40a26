package io.millrace.platform.registry;

/** A record of the log says something that this registry does not understand. */
final class UnreadableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableRecordException(String message) {
        super(message);
    }
}
