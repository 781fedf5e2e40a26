package io.millrace.gateway.publishing;

/**
 * The brokers did not acknowledge records, so nobody knows whether they are kept. Sending them again is harmless: ids
 * decide.
 */
public final class LogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogUnavailableException(Throwable cause) {
        super("The brokers did not acknowledge: " + cause.getMessage(), cause);
    }
}
