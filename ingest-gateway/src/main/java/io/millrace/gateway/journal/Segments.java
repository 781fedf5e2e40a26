package io.millrace.gateway.journal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The segments that have, or will have, entries to be read, oldest first. */
final class Segments {
    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);

    private final SegmentFolder folder;
    private final SegmentSupply supply;
    private final ArrayDeque<Segment> queue = new ArrayDeque<>();

    Segments(SegmentFolder folder, SegmentSupply supply) {
        this.folder = folder;
        this.supply = supply;
    }

    synchronized void add(Segment segment) {
        queue.add(segment);
    }

    /** The segment behind another, the oldest of all behind null. */
    synchronized @Nullable Segment after(@Nullable Segment segment) {
        for (Segment candidate : queue) {
            if (segment == null || candidate.ordinal() > segment.ordinal()) {
                return candidate;
            }
        }
        return null;
    }

    /** Gives back the space of segments whose entries all come before a number; nothing else is needed for that. */
    synchronized void drop(long releasedSequence) {
        for (Iterator<Segment> oldestFirst = queue.iterator(); oldestFirst.hasNext(); ) {
            Segment segment = oldestFirst.next();
            if (!segment.isSealed() || segment.endSequence() > releasedSequence) {
                return;
            }
            try {
                folder.delete(segment);
                oldestFirst.remove();
                supply.dropped();
            } catch (IOException e) {
                LOG.warn("{} cannot be deleted, although nothing in it is needed any more", segment.path(), e);
                return;
            }
        }
    }

    /** How many segments there are, without the one that is ready. */
    synchronized int count() {
        return queue.size();
    }

    synchronized void close() throws IOException {
        for (Segment segment : queue) {
            segment.file().close();
        }
    }
}
