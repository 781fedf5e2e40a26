package io.millrace.gateway.http.coding;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Unpacks bodies, and stops where one has become too large. A packed body may become as large as a plain one may be; larger
 * only if it is not blown up by more than the ratio, and never larger than the limit.
 */
public final class Unpacker {
    private static final int STEP = 16 * 1024;
    private static final int USUAL_RATIO = 8;

    private final int maxPlain;
    private final int maxUnpacked;
    private final int maxRatio;

    public Unpacker(int maxPlain, int maxUnpacked, int maxRatio) {
        this.maxPlain = maxPlain;
        this.maxUnpacked = maxUnpacked;
        this.maxRatio = maxRatio;
    }

    /**
     * The plain body, or nothing more than its beginning when it is too large.
     *
     * @throws IOException when it is not packed like that, or not all there
     */
    public Unpacked unpack(ContentCoding coding, byte[] packed) throws IOException {
        int most = mostFor(packed.length);
        byte[] plain = new byte[(int) Math.min(most, Math.max(STEP, (long) packed.length * USUAL_RATIO))];
        int length = 0;
        try (InputStream stream = coding.open(packed)) {
            while (true) {
                if (length == plain.length) {
                    if (length == most) {
                        return new Unpacked(plain, length, stream.read() >= 0);
                    }
                    plain = Arrays.copyOf(plain, (int) Math.min(most, plain.length * 2L));
                }
                int read = stream.read(plain, length, plain.length - length);
                if (read < 0) {
                    return new Unpacked(plain, length, false);
                }
                length += read;
            }
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    private int mostFor(int packedLength) {
        return (int) Math.min(maxUnpacked, Math.max(maxPlain, (long) packedLength * maxRatio));
    }
}
