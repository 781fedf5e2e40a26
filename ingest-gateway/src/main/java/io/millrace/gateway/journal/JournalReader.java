package io.millrace.gateway.journal;

import org.jspecify.annotations.Nullable;

/** Reads what was committed, oldest first, each block once. One thread at a time. */
final class JournalReader {
    private final Segments segments;
    private final Damage damage;
    private final long released;
    private @Nullable Segment current;
    private @Nullable BlockCursor cursor;

    /**
     * A reader from the beginning.
     *
     * @param released the number before which nothing is needed any more
     */
    JournalReader(Segments segments, Damage damage, long released) {
        this.segments = segments;
        this.damage = damage;
        this.released = released;
    }

    /** The next block, null while there is none. */
    @Nullable
    StoredBlock next() {
        while (true) {
            Segment segment = current;
            BlockCursor at = cursor;
            if (segment == null || at == null) {
                if (!moveOn()) {
                    return null;
                }
                continue;
            }
            // Before the limit, or else the last block of a segment that is sealed meanwhile would be passed over.
            boolean sealed = segment.isSealed();
            StoredBlock block = read(segment, at);
            if (block == null) {
                if (!sealed || !moveOn()) {
                    return null;
                }
            } else if (block.endSequence() > released) {
                return block;
            }
        }
    }

    private @Nullable StoredBlock read(Segment segment, BlockCursor at) {
        long limit = segment.committed();
        StoredBlock block = at.next(limit);
        if (block != null || at.position() >= limit) {
            return block;
        }
        damage.corrupt(segment, at.position(), limit);
        at.moveTo(limit);
        return null;
    }

    private boolean moveOn() {
        Segment next = segments.after(current);
        if (next == null) {
            return false;
        }
        current = next;
        cursor = new BlockCursor(next.file(), (from, to) -> damage.corrupt(next, from, to));
        return true;
    }
}
