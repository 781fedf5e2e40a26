package io.millrace.gateway.item;

/** An item is refused. It says something about what was sent, not about us, so it carries no stack trace. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String detail;

    /**
     * Refuses an item.
     *
     * @param detail one sentence that tells the sender what to mend
     */
    public RefusedException(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }
}
