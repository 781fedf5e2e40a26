package io.millrace.streams.schema;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads values of one schema, about which it has nothing to look up any more. */
@FunctionalInterface
interface ValueReader {
    /** Reads a value, which is null only where the schema leaves it open whether there is one. */
    @Nullable
    Object read(Decoding in) throws IOException;
}
