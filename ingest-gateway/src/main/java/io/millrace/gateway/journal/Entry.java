package io.millrace.gateway.journal;

import java.nio.ByteBuffer;

/**
 * Something to keep.
 *
 * @param receivedAt when it was received, in milliseconds since the epoch
 * @param bytes from position to limit, which nobody changes any more
 */
public record Entry(long receivedAt, ByteBuffer bytes) {
    int size() {
        return bytes.remaining();
    }
}
