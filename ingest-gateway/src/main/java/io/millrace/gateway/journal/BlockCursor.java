package io.millrace.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a segment block by block, each once however many copies it has, and finds its way past damage. */
final class BlockCursor {
    private static final Logger LOG = LoggerFactory.getLogger(BlockCursor.class);
    private static final int CHUNK = 1 << 16;

    private final FileChannel file;
    private final BlockDecoder decoder = new BlockDecoder();
    private final DamageListener damage;
    private long position;
    private long sequence;

    BlockCursor(FileChannel file, DamageListener damage) {
        this.file = file;
        this.damage = damage;
    }

    /** Hears which bytes are no block, although there is one behind them. */
    interface DamageListener {
        void damaged(long from, long to);
    }

    /** Where the next block would begin. */
    long position() {
        return position;
    }

    /** Goes on from somewhere else. */
    void moveTo(long newPosition) {
        position = newPosition;
    }

    /** The next block that begins before the limit, null when there is none. */
    @Nullable
    StoredBlock next(long limit) {
        while (true) {
            BlockFormat.Header header = header(position, limit);
            if (header != null && isKnown(header)) {
                position += header.blockBytes();
                continue;
            }
            List<Entry> entries = header == null ? null : entries(header, position);
            if (header != null && entries != null) {
                position += header.blockBytes();
                sequence = header.endSequence();
                return new StoredBlock(header.firstSequence(), entries, header.blockBytes());
            }
            long found = find(position + (header == null ? BlockFormat.PAGE : header.blockBytes()), limit);
            if (found < 0) {
                return null;
            }
            damage.damaged(position, found);
            position = found;
        }
    }

    /** Whether there are but zeros from here to the limit. */
    boolean isBlank(long limit) {
        for (long at = position; at < limit; at += CHUNK) {
            ByteBuffer chunk = read(at, (int) Math.min(CHUNK, limit - at));
            if (chunk.limit() < Math.min(CHUNK, limit - at) || !isZero(chunk)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (bytes.get() != 0) {
                return false;
            }
        }
        return true;
    }

    private long find(long from, long limit) {
        for (long at = from; at < limit; at += BlockFormat.PAGE) {
            BlockFormat.Header header = header(at, limit);
            if (header != null && (isKnown(header) || entries(header, at) != null)) {
                return at;
            }
        }
        return -1;
    }

    /** Another copy of a block that was read. */
    private boolean isKnown(BlockFormat.Header header) {
        return header.endSequence() <= sequence;
    }

    private BlockFormat.@Nullable Header header(long at, long limit) {
        if (limit - at < BlockFormat.HEADER) {
            return null;
        }
        ByteBuffer bytes = read(at, BlockFormat.HEADER);
        return bytes.remaining() < BlockFormat.HEADER ? null : BlockFormat.readHeader(bytes, limit - at);
    }

    private @Nullable List<Entry> entries(BlockFormat.Header header, long at) {
        ByteBuffer payload = read(at + BlockFormat.HEADER, header.storedBytes());
        return payload.remaining() < header.storedBytes() ? null : decoder.decode(header, payload);
    }

    /** As many of the bytes as the file has and its disk can read. */
    private ByteBuffer read(long at, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) >= 0) {
                // Once is mostly enough.
            }
        } catch (IOException e) {
            LOG.debug("Nothing can be read at {}", at, e);
        }
        return bytes.flip();
    }
}
