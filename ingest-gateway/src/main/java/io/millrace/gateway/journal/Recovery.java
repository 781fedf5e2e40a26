package io.millrace.gateway.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what an earlier process left. It reads every block, takes the end of the last segment that was written to for torn
 * and any other damage for corruption, and always comes to an end.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final SegmentFolder folder;
    private final Damage damage;
    private final long released;
    private final Consumer<StoredBlock> waiting;
    private final List<Segment> segments = new ArrayList<>();
    private long nextSequence;
    private long nextOrdinal;

    /**
     * Prepares to look at a folder.
     *
     * @param released the number before which nothing is needed any more
     * @param waiting gets every block that is still needed
     */
    Recovery(SegmentFolder folder, Damage damage, long released, Consumer<StoredBlock> waiting) {
        this.folder = folder;
        this.damage = damage;
        this.released = released;
        this.waiting = waiting;
        this.nextSequence = released;
    }

    void run() throws IOException {
        List<Segment> found = new ArrayList<>();
        for (long ordinal : folder.ordinals()) {
            found.add(folder.find(ordinal));
            nextOrdinal = ordinal + 1;
        }
        Segment last = lastWritten(found);
        for (Segment segment : found) {
            scan(segment, segment == last);
        }
    }

    /** The segments in which something waits, oldest first. */
    List<Segment> segments() {
        return segments;
    }

    long nextSequence() {
        return nextSequence;
    }

    long nextOrdinal() {
        return nextOrdinal;
    }

    private static @Nullable Segment lastWritten(List<Segment> found) throws IOException {
        for (int i = found.size() - 1; i >= 0; i--) {
            Segment candidate = found.get(i);
            if (!cursor(candidate, (from, to) -> {}).isBlank(candidate.file().size())) {
                return candidate;
            }
        }
        return null;
    }

    private void scan(Segment segment, boolean last) throws IOException {
        long size = segment.file().size();
        BlockCursor cursor = cursor(segment, (from, to) -> damage.corrupt(segment, from, to));
        boolean needed = false;
        for (StoredBlock block = cursor.next(size); block != null; block = cursor.next(size)) {
            nextSequence = Math.max(nextSequence, block.endSequence());
            if (block.endSequence() > released) {
                waiting.accept(block);
                needed = true;
            }
        }
        if (!cursor.isBlank(size)) {
            lookAtTheEnd(segment, cursor.position(), size, last);
        }
        if (needed) {
            keep(segment, cursor.position());
        } else {
            folder.delete(segment);
        }
    }

    private void lookAtTheEnd(Segment segment, long from, long to, boolean last) {
        if (last) {
            damage.torn(segment, from, to);
        } else {
            damage.corrupt(segment, from, to);
        }
    }

    private void keep(Segment segment, long end) {
        try {
            segment.file().truncate(end);
        } catch (IOException e) {
            LOG.warn("{} cannot be cut off behind its last block: {}", segment.path(), e.getMessage());
        }
        segment.recovered(end, nextSequence);
        segments.add(segment);
    }

    private static BlockCursor cursor(Segment segment, BlockCursor.DamageListener damage) {
        return new BlockCursor(segment.file(), damage);
    }
}
