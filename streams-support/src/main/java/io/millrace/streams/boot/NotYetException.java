package io.millrace.streams.boot;

/** Something that a service needs in order to start is not there, and may come. */
public final class NotYetException extends Exception {
    private static final long serialVersionUID = 1;

    public NotYetException(String message) {
        super(message);
    }

    public NotYetException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
