package io.millrace.gateway.privacy;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What stands for an address, or for a visitor whom nobody may know, for one day. */
public final class Fingerprints {
    private static final String PREFIX = "h:";
    private static final int HASH_BYTES = 16;

    private final DailySalt salt;

    public Fingerprints(DailySalt salt) {
        this.salt = salt;
    }

    public String ofAddress(String address) {
        return hash("address\n" + address);
    }

    /** Browsers of one kind behind one address are taken for one visitor. */
    public String ofVisitor(String address, @Nullable String userAgent) {
        return hash("visitor\n" + address + "\n" + (userAgent == null ? "" : userAgent));
    }

    private String hash(String text) {
        return PREFIX + HexFormat.of().formatHex(KeyedHash.of(salt.now(), text), 0, HASH_BYTES);
    }
}
