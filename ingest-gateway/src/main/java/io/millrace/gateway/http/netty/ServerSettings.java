package io.millrace.gateway.http.netty;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides about connections.
 *
 * @param address to listen on, null for all
 * @param port to listen on, 0 for any that is free
 * @param maxBodyBytes of a request
 * @param maxKeptBytes of what is kept of a request that is larger
 * @param maxHeldBytes of all bodies that are arriving or being worked on
 * @param maxHeaderBytes of all headers of a request, and of its first line
 * @param timeouts how long clients may take
 */
public record ServerSettings(
        @Nullable String address,
        int port,
        int maxBodyBytes,
        int maxKeptBytes,
        long maxHeldBytes,
        int maxHeaderBytes,
        Timeouts timeouts) {

    /**
     * How long clients may take.
     *
     * @param header from a request's first byte to the end of its headers
     * @param body from there to the end of its body
     * @param idle between two requests
     * @param stop for requests in flight when the server stops
     */
    public record Timeouts(Duration header, Duration body, Duration idle, Duration stop) {}
}
