package io.millrace.gateway.intake;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows of whoever sent it.
 *
 * @param userAgent as sent
 * @param address null unless the privacy setting lets it through
 * @param addressHash null unless the privacy setting asks for it
 * @param cookieId the id that the gateway's own cookie holds, null without one
 * @param optedOut whether the request says that whoever sends it does not want to be tracked, and somebody listens
 * @param alias whom events are ascribed to that may not say who it was
 */
public record Sender(
        @Nullable String userAgent,
        @Nullable String address,
        @Nullable String addressHash,
        @Nullable String cookieId,
        boolean optedOut,
        Supplier<String> alias) {

    /** A sender that says nothing else of itself. */
    public static Sender of(@Nullable String userAgent, @Nullable String address) {
        return new Sender(userAgent, address, null, null, false, () -> "h:unknown");
    }
}
