package io.millrace.streams.schema;

import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;

/** Passes over a value that nobody looks at. Avro would ask its schema how with each value again. */
interface Skipper {
    int BYTES_OF_FLOAT = 4;
    int BYTES_OF_DOUBLE = 8;

    void skip(BinaryDecoder in) throws IOException;

    static Skipper of(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> in -> {};
            case BOOLEAN -> BinaryDecoder::readBoolean;
            case INT, ENUM -> BinaryDecoder::readInt;
            case LONG -> BinaryDecoder::readLong;
            case FLOAT -> in -> in.skipFixed(BYTES_OF_FLOAT);
            case DOUBLE -> in -> in.skipFixed(BYTES_OF_DOUBLE);
            case STRING -> BinaryDecoder::skipString;
            case BYTES -> BinaryDecoder::skipBytes;
            case FIXED -> in -> in.skipFixed(schema.getFixedSize());
            case UNION -> union(schema.getTypes().stream().map(Skipper::of).toList());
            // It may hold itself, or nothing at all as often as its length says.
            case RECORD, ARRAY, MAP -> in -> GenericDatumReader.skip(schema, in);
        };
    }

    private static Skipper union(List<Skipper> branches) {
        Skipper[] byIndex = branches.toArray(Skipper[]::new);
        return in -> byIndex[in.readIndex()].skip(in);
    }
}
