package io.millrace.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that may send events, which may change at any time. Without any, nobody may. */
public final class WriteKeys {
    private volatile List<Secret> secrets;

    public WriteKeys(Map<String, WriteKey> keys) {
        this.secrets = secrets(keys);
    }

    /** From now on these keys are good, and no others. */
    public void replace(Map<String, WriteKey> keys) {
        secrets = secrets(keys);
    }

    /** What a key stands for. It is compared with every key and in constant time, so that the time taken tells nothing. */
    public Optional<WriteKey> find(String key) {
        byte[] sent = bytes(key);
        @Nullable WriteKey found = null;
        for (Secret secret : secrets) {
            if (MessageDigest.isEqual(secret.key, sent)) {
                found = secret.meaning;
            }
        }
        return Optional.ofNullable(found);
    }

    private static List<Secret> secrets(Map<String, WriteKey> keys) {
        return keys.entrySet().stream()
                .map(entry -> new Secret(bytes(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Secret {
        private final byte[] key;
        private final WriteKey meaning;

        Secret(byte[] key, WriteKey meaning) {
            this.key = key;
            this.meaning = meaning;
        }
    }
}
