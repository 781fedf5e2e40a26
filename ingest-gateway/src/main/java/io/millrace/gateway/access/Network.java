package io.millrace.gateway.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A range of network addresses, as in {@code 10.0.0.0/8}. */
public final class Network {
    private static final int BITS = 8;

    private final byte[] address;
    private final int prefix;

    private Network(byte[] address, int prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    /**
     * Reads a range; without a prefix it is one address.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException(text + " is no range of network addresses"));
        int bits = address.length * BITS;
        int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException(text + " has a prefix that no such address has");
        }
        return new Network(address, prefix);
    }

    boolean contains(String text) {
        byte[] other = bytes(text).orElse(null);
        if (other == null || other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 1 << (BITS - 1 - bit % BITS);
            if ((address[bit / BITS] & mask) != (other[bit / BITS] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of an address that is written in digits, empty if it is not; no name is ever asked for. */
    static Optional<byte[]> bytes(String text) {
        boolean digits =
                !text.isEmpty() && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':');
        if (!digits
                || (text.indexOf(':') < 0 && text.chars().filter(c -> c == '.').count() != 3)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
