package io.millrace.gateway.intake;

import io.millrace.event.Timelines;
import org.jspecify.annotations.Nullable;

/**
 * Where a request's items come from.
 *
 * @param protocol which way they came
 * @param source name of the write key
 * @param timeline live, or the id of the import
 * @param contentType of the body, as sent
 * @param sender what is known of whoever sent the request
 * @param allowance how much the sender may still send
 */
public record Origin(
        Protocol protocol,
        String source,
        String timeline,
        @Nullable String contentType,
        Sender sender,
        Allowance allowance) {

    /** Where items come from that may be as many as they like. */
    public static Origin of(
            Protocol protocol,
            String source,
            String timeline,
            @Nullable String contentType,
            @Nullable String userAgent,
            @Nullable String address) {
        return new Origin(protocol, source, timeline, contentType, Sender.of(userAgent, address), Allowance.UNLIMITED);
    }

    public boolean isLive() {
        return Timelines.isLive(timeline);
    }
}
