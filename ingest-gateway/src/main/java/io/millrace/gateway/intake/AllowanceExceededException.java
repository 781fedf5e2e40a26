package io.millrace.gateway.intake;

import java.time.Duration;

/** The sender has sent as much as it may for now. Nothing of the request was taken: it may be sent again after a while. */
public final class AllowanceExceededException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration patience;

    public AllowanceExceededException(Duration patience) {
        super("Nothing more is taken for " + patience, null, false, false);
        this.patience = patience;
    }

    public Duration patience() {
        return patience;
    }
}
