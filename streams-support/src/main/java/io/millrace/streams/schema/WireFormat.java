package io.millrace.streams.schema;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/** Confluent's wire format: a zero byte, the schema's id in four bytes, then the record in Avro's binary encoding. */
public final class WireFormat {
    public static final int HEADER_SIZE = 5;
    private static final byte MAGIC = 0;

    private WireFormat() {}

    static void writeHeader(int schemaId, OutputStream out) throws IOException {
        out.write(MAGIC);
        out.write(schemaId >>> (3 * Byte.SIZE));
        out.write(schemaId >>> (2 * Byte.SIZE));
        out.write(schemaId >>> Byte.SIZE);
        out.write(schemaId);
    }

    /**
     * The id in front of a record.
     *
     * @throws SerializationException when there is none
     */
    public static int schemaId(byte[] record) {
        if (record.length < HEADER_SIZE || record[0] != MAGIC) {
            throw new SerializationException(
                    "Not a record in the registry's wire format: " + record.length + " bytes without its header");
        }
        return ByteBuffer.wrap(record, 1, Integer.BYTES).getInt();
    }
}
