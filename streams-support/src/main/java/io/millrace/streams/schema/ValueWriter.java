package io.millrace.streams.schema;

import java.io.IOException;
import org.apache.avro.io.Encoder;

/** Writes values of one schema, about which it has nothing to look up any more. */
@FunctionalInterface
interface ValueWriter {
    /** Writes a value, which is null only where the schema leaves it open whether there is one. */
    void write(Object value, Encoder out) throws IOException;
}
