package io.millrace.streams.schema;

import java.io.IOException;
import org.apache.avro.io.Encoder;

/** Writes null, or a value. */
final class OptionalWriter implements ValueWriter {
    private static final int NULL = 0;
    private static final int VALUE = 1;

    private final ValueWriter values;

    OptionalWriter(ValueWriter values) {
        this.values = values;
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        if (value == null) {
            out.writeIndex(NULL);
        } else {
            out.writeIndex(VALUE);
            values.write(value, out);
        }
    }
}
