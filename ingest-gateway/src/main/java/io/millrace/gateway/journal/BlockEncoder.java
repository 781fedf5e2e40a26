package io.millrace.gateway.journal;

import java.nio.ByteBuffer;
import java.util.List;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/** Makes blocks of entries, in buffers that it uses again. One thread at a time. */
final class BlockEncoder {
    private final LZ4Compressor lz4 = LZ4Factory.fastestInstance().fastCompressor();
    private ByteBuffer raw = ByteBuffer.allocate(BlockFormat.RAW_TARGET);
    private ByteBuffer block = ByteBuffer.allocateDirect(BlockFormat.PAGE);

    /** A block with all the entries, in whole pages; the buffer is good until the next call. */
    ByteBuffer encode(long firstSequence, List<Entry> entries) {
        writeRaw(entries);
        int rawBytes = raw.remaining();
        reserveBlock(BlockFormat.HEADER + lz4.maxCompressedLength(rawBytes));
        block.clear().position(BlockFormat.HEADER);
        lz4.compress(raw.duplicate(), block);
        int storedBytes = block.position() - BlockFormat.HEADER;
        if (storedBytes >= rawBytes) {
            storedBytes = rawBytes;
            block.position(BlockFormat.HEADER).put(raw.duplicate());
        }
        ByteBuffer payload =
                block.duplicate().limit(BlockFormat.HEADER + storedBytes).position(BlockFormat.HEADER);
        BlockFormat.Header header =
                new BlockFormat.Header(firstSequence, entries.size(), rawBytes, storedBytes, BlockFormat.crc(payload));
        header.write(block.position(0));
        return padded(header);
    }

    private ByteBuffer padded(BlockFormat.Header header) {
        block.limit(header.blockBytes()).position(BlockFormat.HEADER + header.storedBytes());
        while (block.hasRemaining()) {
            block.put((byte) 0);
        }
        return block.flip();
    }

    private void writeRaw(List<Entry> entries) {
        int bytes = 0;
        for (Entry entry : entries) {
            bytes = Math.addExact(bytes, BlockFormat.ENTRY_HEADER + entry.size());
        }
        if (raw.capacity() < bytes) {
            raw = ByteBuffer.allocate(bytes);
        }
        raw.clear();
        for (Entry entry : entries) {
            raw.putLong(entry.receivedAt())
                    .putInt(entry.size())
                    .put(entry.bytes().duplicate());
        }
        raw.flip();
    }

    private void reserveBlock(int bytes) {
        int pages = BlockFormat.inPages(bytes);
        if (block.capacity() < pages) {
            block = ByteBuffer.allocateDirect(pages);
        }
    }
}
