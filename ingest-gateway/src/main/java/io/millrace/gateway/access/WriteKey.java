package io.millrace.gateway.access;

import java.util.Set;

/**
 * What a write key stands for, without the key.
 *
 * @param name by which its events are told apart
 * @param mayImport whether it may send events under a timeline of its own
 * @param origins of the pages that may use it, as in {@code https://shop.example}; any if there are none
 * @param topics what it may send
 * @param quota how many events it may send
 */
public record WriteKey(String name, boolean mayImport, Set<String> origins, Set<SentTopic> topics, TokenBucket quota) {

    /** A key that may send all that there is, from anywhere. */
    public WriteKey(String name, boolean mayImport) {
        this(name, mayImport, Set.of(), Set.of(SentTopic.values()), TokenBucket.unlimited());
    }

    /** Whether a page of that origin may use the key. */
    public boolean isFor(String origin) {
        return origins.isEmpty() || origins.contains(origin);
    }
}
