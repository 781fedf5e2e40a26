package io.millrace.gateway.publishing;

import java.util.Locale;

/** Which way records go. */
public enum Route {
    /** To the brokers; nothing waits. */
    DIRECT,
    /** To the journal, for the brokers do not acknowledge. */
    SPILLING,
    /** To the brokers, but for those whose key has records in the journal, which are being sent. */
    DRAINING;

    /** The name by which metrics and health carry it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
