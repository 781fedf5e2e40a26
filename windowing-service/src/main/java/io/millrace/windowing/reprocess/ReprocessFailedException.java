package io.millrace.windowing.reprocess;

/** A run has not come to its end. Its results are not to be used. */
public final class ReprocessFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReprocessFailedException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
