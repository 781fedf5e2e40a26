package io.millrace.gateway.publishing;

/**
 * Neither the brokers nor the journal are known to keep records. Sending them again is harmless: ids decide.
 */
public final class LogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogUnavailableException(Throwable cause) {
        this("The brokers did not acknowledge: " + cause.getMessage(), cause);
    }

    private LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The brokers do not answer, and the journal takes nothing either. */
    static LogUnavailableException withoutJournal(Throwable cause) {
        return new LogUnavailableException(
                "The brokers did not acknowledge, and the journal takes nothing: " + cause.getMessage(), cause);
    }
}
