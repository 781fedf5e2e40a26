package io.millrace.streams.schema;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Means to decode one record after another with; for one thread. */
final class Decoding {
    /** Room for texts that is kept: one of megabytes, or bytes that announce one, would keep theirs for good. */
    private static final int MOST_ROOM = 64 * 1024;

    private BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(new byte[0], null);
    private Utf8 text = new Utf8();

    /** What a record in the registry's wire format holds, and nothing beside it. */
    @Nullable
    Object decode(byte[] record, ValueReader reader) throws IOException {
        decoder = DecoderFactory.get()
                .binaryDecoder(record, WireFormat.HEADER_SIZE, record.length - WireFormat.HEADER_SIZE, decoder);
        Object event = reader.read(this);
        if (decoder.isEnd()) {
            return event;
        }
        throw new AvroRuntimeException("There are bytes left over");
    }

    BinaryDecoder decoder() {
        return decoder;
    }

    /** The next text, until there is another. */
    Utf8 text() throws IOException {
        if (text.getBytes().length > MOST_ROOM) {
            text = new Utf8();
        }
        text = decoder.readString(text);
        return text;
    }
}
