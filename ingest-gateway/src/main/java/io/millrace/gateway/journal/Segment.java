package io.millrace.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file of the journal. A single thread writes to it; what it has committed may be read by others. Once sealed, it gets
 * nothing more.
 */
final class Segment {
    private static final Logger LOG = LoggerFactory.getLogger(Segment.class);

    private final long ordinal;
    private final Path path;
    private final FileChannel file;
    private final long size;
    private long written;
    private volatile long committed;
    private volatile long endSequence;
    private volatile boolean sealed;

    Segment(long ordinal, Path path, FileChannel file, long size) {
        this.ordinal = ordinal;
        this.path = path;
        this.file = file;
        this.size = size;
    }

    long ordinal() {
        return ordinal;
    }

    Path path() {
        return path;
    }

    FileChannel file() {
        return file;
    }

    boolean hasRoomFor(long bytes) {
        return written + bytes <= size;
    }

    void write(ByteBuffer block) throws IOException {
        while (block.hasRemaining()) {
            written += file.write(block, written);
        }
    }

    void force() throws IOException {
        file.force(false);
    }

    /** What was written and forced is part of the journal from now on. */
    void commit(long newEndSequence) {
        endSequence = newEndSequence;
        committed = written;
    }

    void seal() {
        sealed = true;
    }

    /** Goes back to what was committed; what was written behind it is written over. */
    void rollBack() {
        written = committed;
    }

    /** Seals a segment of which nobody knows what the disk has behind the commit, and cuts that off if it can. */
    void abandon() {
        try {
            file.truncate(committed);
        } catch (IOException e) {
            LOG.warn("{} keeps what was not promised: {}", path, e.getMessage());
        }
        seal();
    }

    /** A segment that was found on the disk, with blocks up to here. */
    void recovered(long end, long newEndSequence) {
        written = end;
        commit(newEndSequence);
        seal();
    }

    boolean isSealed() {
        return sealed;
    }

    long committed() {
        return committed;
    }

    /** The number behind the last entry that was committed. */
    long endSequence() {
        return endSequence;
    }
}
