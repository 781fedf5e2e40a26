package io.millrace.streams.errors;

/**
 * A record that no repetition will make readable. A step throws it before it has touched any state but its ledger; the
 * record then goes to the service's dead-letter topic and the stream goes on.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
