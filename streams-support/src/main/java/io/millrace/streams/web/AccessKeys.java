package io.millrace.streams.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** The keys that a service accepts. Without any, nobody may do anything that needs one. */
public final class AccessKeys {
    private static final String BEARER = "Bearer ";

    private final List<byte[]> readKeys;
    private final List<byte[]> adminTokens;

    public AccessKeys(List<String> readKeys, List<String> adminTokens) {
        this.readKeys = bytes(readKeys);
        this.adminTokens = bytes(adminTokens);
    }

    /** Whether the Authorization header of a request, empty if it has none, grants the access. */
    boolean grant(Access access, String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        byte[] key = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        return holds(adminTokens, key) || (access == Access.READ && holds(readKeys, key));
    }

    /** Compares with every key and in constant time, so that the time taken tells nothing. */
    private static boolean holds(List<byte[]> keys, byte[] key) {
        boolean found = false;
        for (byte[] known : keys) {
            found |= MessageDigest.isEqual(known, key);
        }
        return found;
    }

    private static List<byte[]> bytes(List<String> keys) {
        return keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    }
}
