package io.millrace.gateway.intake;

/**
 * How much is taken.
 *
 * @param maxItems of one request
 * @param maxItemBytes of the largest item there may be, whatever is in it
 * @param maxDepth of objects and arrays within an item
 * @param maxRejectedBytes of what is kept of an item that is refused
 */
public record IntakeLimits(int maxItems, int maxItemBytes, int maxDepth, int maxRejectedBytes) {
    private static final int TOLD_APART = 4;

    /** Of so many items, each is told that it is one too many; those beyond, all at once. */
    public int maxToldApart() {
        return maxItems * TOLD_APART;
    }
}
