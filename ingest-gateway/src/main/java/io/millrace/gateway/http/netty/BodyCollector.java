package io.millrace.gateway.http.netty;

import io.millrace.gateway.http.RequestBody;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Collects a body as it arrives, within its limit; of a larger one it keeps the beginning and lets the rest pass. */
final class BodyCollector {
    private static final int UNKNOWN_LENGTH = 1024;
    /** Whoever sends too much reads the answer only after it was let finish. */
    private static final long MOST_LET_PASS = 16L * 1024 * 1024;

    private final int maxBytes;
    private final int maxKept;
    private byte[] bytes;
    private int length;
    private long seen;
    private boolean tooLarge;

    /**
     * Collects a body.
     *
     * @param announced its length as its headers have it, negative if they do not
     */
    BodyCollector(long announced, int maxBytes, int maxKept) {
        this.maxBytes = maxBytes;
        this.maxKept = maxKept;
        this.tooLarge = announced > maxBytes;
        this.bytes = new byte[firstRoom(announced)];
    }

    /** Lets all of a body pass. */
    static BodyCollector forNothing() {
        return new BodyCollector(0, 0, 0);
    }

    private int firstRoom(long announced) {
        if (tooLarge) {
            return maxKept;
        }
        return announced < 0 ? Math.min(UNKNOWN_LENGTH, maxBytes) : (int) announced;
    }

    void add(ByteBuf content) {
        int arrived = content.readableBytes();
        seen += arrived;
        if (!tooLarge && seen > maxBytes) {
            tooLarge = true;
            length = Math.min(length, maxKept);
        }
        int wanted = tooLarge ? Math.min(arrived, maxKept - length) : arrived;
        if (wanted > 0) {
            makeRoom(wanted);
            content.readBytes(bytes, length, wanted);
            length += wanted;
        }
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, Math.min(maxBytes, bytes.length * 2)));
        }
    }

    /** Whether there is no end to it, so that the answer must not wait for it. */
    boolean isEndless() {
        return seen > MOST_LET_PASS;
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    RequestBody body() {
        byte[] exactly = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        return tooLarge ? RequestBody.beginningOf(exactly) : RequestBody.of(exactly);
    }
}
