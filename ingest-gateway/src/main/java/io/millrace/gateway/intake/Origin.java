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
 * @param userAgent of whoever sent the request
 * @param address of whoever sent the request, null unless the privacy setting lets it through
 * @param allowance how much the sender may still send
 */
public record Origin(
        Protocol protocol,
        String source,
        String timeline,
        @Nullable String contentType,
        @Nullable String userAgent,
        @Nullable String address,
        Allowance allowance) {

    public Origin(
            Protocol protocol,
            String source,
            String timeline,
            @Nullable String contentType,
            @Nullable String userAgent,
            @Nullable String address) {
        this(protocol, source, timeline, contentType, userAgent, address, Allowance.UNLIMITED);
    }

    public boolean isLive() {
        return Timelines.isLive(timeline);
    }
}
