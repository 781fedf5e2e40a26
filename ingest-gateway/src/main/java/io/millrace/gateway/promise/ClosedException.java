package io.millrace.gateway.promise;

/** The gateway is about to say goodbye and takes nothing any more. Another one may. */
public final class ClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClosedException() {
        super("The gateway is stopping");
    }
}
