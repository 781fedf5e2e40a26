package io.millrace.streams.schema;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Room to encode one record after another in; for one thread. */
final class Encoding {
    private final Room room = new Room();
    private @Nullable BinaryEncoder encoder;

    /** A record in the registry's wire format. */
    byte[] encode(int schemaId, ValueWriter writer, SpecificRecord event) throws IOException {
        // Before the room is cleared: what a record that could not be written has left behind goes there.
        encoder = EncoderFactory.get().binaryEncoder(room, encoder);
        room.clear();
        WireFormat.writeHeader(schemaId, room);
        writer.write(event, encoder);
        encoder.flush();
        return room.written();
    }

    /** As a ByteArrayOutputStream, without its lock. */
    private static final class Room extends OutputStream {
        private static final int USUAL = 2 << 10;
        private static final int MOST_KEPT = 1 << 20;

        private byte[] bytes = new byte[USUAL];
        private int size;

        @Override
        public void write(int value) {
            reserve(1);
            bytes[size++] = (byte) value;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            reserve(length);
            System.arraycopy(from, offset, bytes, size, length);
            size += length;
        }

        private void reserve(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }

        private byte[] written() {
            return Arrays.copyOf(bytes, size);
        }

        private void clear() {
            size = 0;
            if (bytes.length > MOST_KEPT) {
                bytes = new byte[USUAL];
            }
        }
    }
}
