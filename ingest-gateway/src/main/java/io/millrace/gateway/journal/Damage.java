package io.millrace.gateway.journal;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and sets aside what cannot be read. The journal goes on without it. */
final class Damage {
    private static final Logger LOG = LoggerFactory.getLogger(Damage.class);

    private final SegmentFolder folder;
    private final JournalListener listener;

    Damage(SegmentFolder folder, JournalListener listener) {
        this.folder = folder;
        this.listener = listener;
    }

    /** Bytes that were a block once. */
    void corrupt(Segment segment, long from, long to) {
        listener.corrupted();
        LOG.error(
                "{} is damaged between {} and {}; another copy, or else everything behind it, is used. The bytes are in {}",
                segment.path(),
                from,
                to,
                setAside(segment, from, to));
    }

    /** The end of a write that a crash cut short, so that nobody was told of it. */
    void torn(Segment segment, long from, long to) {
        LOG.warn(
                "{} ends with a write that was cut short at {}, of which nobody was told. The bytes are in {}",
                segment.path(),
                from,
                setAside(segment, from, to));
    }

    private Object setAside(Segment segment, long from, long to) {
        try {
            return folder.setAside(segment, from, to);
        } catch (IOException e) {
            return "no file, for " + e.getMessage();
        }
    }
}
