package io.millrace.gateway.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How a segment is laid out: blocks one behind the other, each beginning at a page of its own, then zeros. So no write ever
 * touches a page of a block that was promised, and the beginning of the next block is found behind damage.
 *
 * <pre>
 * magic          4
 * header's CRC   4  of what follows in the header
 * first sequence 8
 * entries        4
 * raw bytes      4
 * stored bytes   4  as many as raw, or fewer and compressed by LZ4
 * payload's CRC  4
 * payload           entry by entry: received at 8, length 4, bytes
 * </pre>
 */
final class BlockFormat {
    static final int PAGE = 4096;
    static final int HEADER = 32;
    static final int ENTRY_HEADER = 12;
    /** Of a block's entries; one that is larger has a block of its own. */
    static final int RAW_TARGET = 1 << 20;

    private static final int MAGIC = 0x4d524a31;
    private static final int CHECKED_FROM = 8;

    private BlockFormat() {}

    /** What a block says about itself, once that has been checked. */
    record Header(long firstSequence, int entries, int rawBytes, int storedBytes, int payloadCrc) {
        int blockBytes() {
            return inPages(HEADER + storedBytes);
        }

        long endSequence() {
            return firstSequence + entries;
        }

        void write(ByteBuffer into) {
            int start = into.position();
            into.putInt(MAGIC).putInt(0).putLong(firstSequence).putInt(entries);
            into.putInt(rawBytes).putInt(storedBytes).putInt(payloadCrc);
            into.putInt(start + Integer.BYTES, headerCrc(into, start));
        }
    }

    /** Reads a header, null when there is none. The buffer holds at least as much as one. */
    static @Nullable Header readHeader(ByteBuffer from, long limit) {
        int start = from.position();
        if (from.getInt(start) != MAGIC || from.getInt(start + Integer.BYTES) != headerCrc(from, start)) {
            return null;
        }
        ByteBuffer fields = from.duplicate().position(start + CHECKED_FROM);
        Header header =
                new Header(fields.getLong(), fields.getInt(), fields.getInt(), fields.getInt(), fields.getInt());
        return isSound(header, limit) ? header : null;
    }

    /** A header of another program's making may have a right CRC and still lie. */
    private static boolean isSound(Header header, long limit) {
        return header.firstSequence >= 0
                && header.entries > 0
                && header.storedBytes > 0
                && header.storedBytes <= header.rawBytes
                && header.rawBytes >= (long) header.entries * ENTRY_HEADER
                && (long) HEADER + header.storedBytes <= limit;
    }

    static int crc(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }

    static int inPages(int bytes) {
        return Math.multiplyExact(Math.addExact(bytes, PAGE - 1) / PAGE, PAGE);
    }

    private static int headerCrc(ByteBuffer buffer, int start) {
        return crc(buffer.duplicate().limit(start + HEADER).position(start + CHECKED_FROM));
    }
}
