package io.millrace.gateway.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.jspecify.annotations.Nullable;

/** Makes entries of a block's payload, and trusts none of it. */
final class BlockDecoder {
    private final LZ4SafeDecompressor lz4 = LZ4Factory.fastestInstance().safeDecompressor();

    /** The entries of a payload, null when it is damaged. */
    @Nullable
    List<Entry> decode(BlockFormat.Header header, ByteBuffer payload) {
        if (BlockFormat.crc(payload) != header.payloadCrc()) {
            return null;
        }
        try {
            return entries(header, raw(header, payload));
        } catch (LZ4Exception | BufferUnderflowException | IllegalArgumentException e) {
            return null;
        }
    }

    private ByteBuffer raw(BlockFormat.Header header, ByteBuffer payload) {
        if (header.storedBytes() == header.rawBytes()) {
            return payload;
        }
        ByteBuffer raw = ByteBuffer.allocate(header.rawBytes());
        lz4.decompress(payload.duplicate(), raw);
        return raw.flip();
    }

    private static @Nullable List<Entry> entries(BlockFormat.Header header, ByteBuffer raw) {
        List<Entry> entries = new ArrayList<>(header.entries());
        for (int i = 0; i < header.entries(); i++) {
            long receivedAt = raw.getLong();
            int length = raw.getInt();
            entries.add(new Entry(receivedAt, raw.slice(raw.position(), length)));
            raw.position(raw.position() + length);
        }
        return raw.hasRemaining() ? null : List.copyOf(entries);
    }
}
