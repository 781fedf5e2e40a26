package io.millrace.gateway.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which network address a request comes from, and what of it is taken down. What a proxy says is believed of those that are
 * trusted, and of no others: anybody can write the header.
 */
public record AddressRule(Taking taking, List<Network> trustedProxies) {
    private static final int KEPT_OF_IPV4 = 3;
    private static final int KEPT_OF_IPV6 = 6;
    private static final int IPV4 = 4;

    /** What is taken down of an address. */
    public enum Taking {
        /** All of it. */
        KEEP,
        /** The network: /24 of IPv4, /48 of IPv6. */
        TRUNCATE,
        /** A keyed hash, by which equal addresses of one day are equal. */
        HASH,
        /** Nothing. */
        DROP
    }

    /**
     * Whose request it is.
     *
     * @param remote address of the connection
     * @param forwardedFor what proxies say, the nearest last
     */
    public String client(String remote, @Nullable String forwardedFor) {
        String client = remote;
        String[] hops = forwardedFor == null ? new String[0] : forwardedFor.split(",");
        for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
            String hop = hops[i].strip();
            if (Network.bytes(hop).isEmpty()) {
                return client;
            }
            client = hop;
        }
        return client;
    }

    /** What is taken down of an address as an address; a hash is none. */
    public @Nullable String taken(String address) {
        return switch (taking) {
            case KEEP -> address;
            case TRUNCATE -> truncated(address);
            case HASH, DROP -> null;
        };
    }

    private boolean isTrusted(String address) {
        return trustedProxies.stream().anyMatch(network -> network.contains(address));
    }

    private static @Nullable String truncated(String address) {
        byte[] bytes = Network.bytes(address).orElse(null);
        if (bytes == null) {
            return null;
        }
        Arrays.fill(bytes, bytes.length == IPV4 ? KEPT_OF_IPV4 : KEPT_OF_IPV6, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
