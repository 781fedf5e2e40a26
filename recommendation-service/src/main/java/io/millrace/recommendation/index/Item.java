package io.millrace.recommendation.index;

/**
 * A product, and the newest sessions that have it. The sessions lie in a ring that grows to a limit and is ordered by their
 * numbers, so that what it holds depends on the sessions alone and not on the order of clicks among them.
 *
 * <p>A reader that is overtaken by the writer may see a session twice or not at all, never one that has no such product.
 */
final class Item {
    private static final int FIRST_SIZE = 4;

    private final String id;
    private volatile int[] ring = new int[FIRST_SIZE];
    /** Places in the ring ever taken; the last of them hold the newest sessions. */
    private volatile long end;
    /** Sessions that are remembered and have the product. */
    private volatile int sessions;

    Item(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    int sessions() {
        return sessions;
    }

    /** Takes a session that did not have the product before. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // There is one writer.
    void joined(int session, int mostKept) {
        sessions++;
        int[] places = roomFor(mostKept);
        int mask = places.length - 1;
        long last = end;
        long lowest = Math.max(0, last - mask);
        boolean full = last > mask;
        if (full && isNewer(places[(int) last & mask], session)) {
            return;
        }
        long at = last;
        while (at > lowest && isNewer(places[(int) (at - 1) & mask], session)) {
            places[(int) at & mask] = places[(int) (at - 1) & mask];
            at--;
        }
        places[(int) at & mask] = session;
        end = last + 1;
    }

    /** Takes note that one of its sessions is forgotten; says whether it was the last. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // There is one writer.
    boolean left() {
        sessions--;
        return sessions == 0;
    }

    /** Its newest sessions, the newest first. */
    int[] newest(int most) {
        long last = end;
        int[] places = ring;
        int[] newest = new int[(int) Math.min(last, Math.min(most, places.length))];
        for (int i = 0; i < newest.length; i++) {
            newest[i] = places[(int) (last - 1 - i) & (places.length - 1)];
        }
        return newest;
    }

    /** The ring, grown if it is full and may grow. A place keeps its meaning, as a ring grows before it first wraps. */
    private int[] roomFor(int mostKept) {
        int[] places = ring;
        if (end == places.length && places.length < mostKept) {
            int[] larger = new int[places.length * 2];
            System.arraycopy(places, 0, larger, 0, places.length);
            ring = larger;
            return larger;
        }
        return places;
    }

    private static boolean isNewer(int session, int than) {
        return session - than > 0;
    }
}
