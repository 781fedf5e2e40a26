package io.millrace.warehouse.connect;

/**
 * The schema registry does not answer, so nothing is known about the record: the task ends, and is started again.
 *
 * <p>An error and not an exception, because with errors tolerated Connect takes every exception of a converter for the
 * record's own fault and sends the record to the dead letters; a retriable one too, when the task is stopped between two
 * tries.
 */
final class RegistryAwayError extends Error {
    private static final long serialVersionUID = 1;

    RegistryAwayError(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
