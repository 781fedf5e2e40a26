package io.millrace.gateway.intake;

import io.millrace.gateway.item.ItemParser;

/**
 * How much is taken.
 *
 * @param maxItems of one request
 * @param maxItemBytes of the largest item there may be, whatever is in it
 * @param maxDepth of objects and arrays within an item
 * @param maxKeys of an object within an item
 * @param maxRejectedBytes of what is kept of an item that is refused
 */
public record IntakeLimits(int maxItems, int maxItemBytes, int maxDepth, int maxKeys, int maxRejectedBytes) {
    private static final int TOLD_APART = 4;
    private static final int USUAL_MAX_KEYS = 1000;

    /** Limits with the usual number of keys. */
    public IntakeLimits(int maxItems, int maxItemBytes, int maxDepth, int maxRejectedBytes) {
        this(maxItems, maxItemBytes, maxDepth, USUAL_MAX_KEYS, maxRejectedBytes);
    }

    /** Reads items within these limits. */
    public ItemParser parser() {
        return new ItemParser(maxDepth, maxKeys);
    }

    /** Of so many items, each is told that it is one too many; those beyond, all at once. */
    public int maxToldApart() {
        return maxItems * TOLD_APART;
    }
}
