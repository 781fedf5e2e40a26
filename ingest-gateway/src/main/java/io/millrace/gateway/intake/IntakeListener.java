package io.millrace.gateway.intake;

import io.millrace.gateway.item.Reason;
import java.time.Duration;

/** Hears what becomes of requests. */
public interface IntakeListener {
    void accepted(Protocol protocol, int items);

    /** So many of the accepted items do not say who it was any more. */
    default void anonymised(Protocol protocol, int items) {}

    void rejected(Protocol protocol, Reason reason);

    /** The brokers hold everything of a request, or are not known to. */
    void answered(Protocol protocol, boolean acknowledged, Duration afterSending);
}
