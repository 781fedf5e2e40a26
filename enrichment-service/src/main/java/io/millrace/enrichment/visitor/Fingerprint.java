package io.millrace.enrichment.visitor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Stands for an event's visitor and messageId in 16 bytes. Cut from SHA-256, so that nobody can craft a message that is
 * taken for somebody else's.
 */
final class Fingerprint {
    static final int SIZE = 16;
    private static final byte SEPARATOR = 0;

    private final byte[] bytes;

    private Fingerprint(byte[] bytes) {
        this.bytes = bytes;
    }

    static Fingerprint of(String visitorId, String messageId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(visitorId.getBytes(StandardCharsets.UTF_8));
            digest.update(SEPARATOR);
            digest.update(messageId.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(Arrays.copyOf(digest.digest(), SIZE));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** 32 hexadecimal digits. */
    String hex() {
        return HexFormat.of().formatHex(bytes);
    }
}
