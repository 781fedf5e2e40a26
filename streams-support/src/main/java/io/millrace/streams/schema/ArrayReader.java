package io.millrace.streams.schema;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.jspecify.annotations.Nullable;

/** Reads lists. */
final class ArrayReader implements ValueReader {
    /** Room that is made for elements before they are seen: bytes that make no sense may announce any number of them. */
    private static final int MOST_ROOM = 64;

    private final ValueReader elements;

    ArrayReader(ValueReader elements) {
        this.elements = elements;
    }

    @Override
    public Object read(Decoding in) throws IOException {
        BinaryDecoder decoder = in.decoder();
        long block = decoder.readArrayStart();
        if (block == 0) {
            return List.of();
        }
        List<@Nullable Object> array = new ArrayList<>((int) Math.min(block, MOST_ROOM));
        for (; block > 0; block = decoder.arrayNext()) {
            for (long left = block; left > 0; left--) {
                array.add(elements.read(in));
            }
        }
        return array;
    }
}
