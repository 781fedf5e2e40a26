package io.millrace.gateway.journal;

import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How much waits, and since when: times are known to the second, which is enough for a lower bound and small for any number
 * of entries.
 */
final class Waiting {
    private static final long SLOT = 1000;

    private final TreeMap<Long, Integer> entriesBySlot = new TreeMap<>();
    private long bytes;

    synchronized void add(List<Entry> entries) {
        for (Entry entry : entries) {
            entriesBySlot.merge(slot(entry), 1, Integer::sum);
            bytes += entry.size();
        }
    }

    synchronized void remove(List<Entry> entries) {
        for (Entry entry : entries) {
            entriesBySlot.computeIfPresent(slot(entry), (slot, count) -> count == 1 ? null : count - 1);
            bytes -= entry.size();
        }
    }

    /** A time that no entry which waits was received before. */
    synchronized OptionalLong oldest() {
        return entriesBySlot.isEmpty() ? OptionalLong.empty() : OptionalLong.of(entriesBySlot.firstKey() * SLOT);
    }

    synchronized boolean isEmpty() {
        return entriesBySlot.isEmpty();
    }

    /** Of the entries, before they are compressed. */
    synchronized long bytes() {
        return bytes;
    }

    private static long slot(Entry entry) {
        return Math.floorDiv(entry.receivedAt(), SLOT);
    }
}
