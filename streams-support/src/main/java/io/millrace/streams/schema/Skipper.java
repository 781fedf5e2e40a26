package io.millrace.streams.schema;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;

/** Passes over a value that nobody looks at. Avro would ask its schema how with each value again. */
interface Skipper {
    int BYTES_OF_FLOAT = 4;
    int BYTES_OF_DOUBLE = 8;

    void skip(BinaryDecoder in) throws IOException;

    static Skipper of(Schema schema) {
        return of(schema, Set.of());
    }

    private static Skipper of(Schema schema, Set<String> within) {
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
            case UNION -> union(schema, within);
            case RECORD -> within.contains(schema.getFullName()) ? avros(schema) : record(schema, within);
            // Avro minds how many elements without a byte there may be.
            case ARRAY, MAP -> avros(schema);
        };
    }

    private static Skipper union(Schema schema, Set<String> within) {
        Skipper[] byIndex =
                schema.getTypes().stream().map(type -> of(type, within)).toArray(Skipper[]::new);
        return in -> byIndex[in.readIndex()].skip(in);
    }

    private static Skipper record(Schema schema, Set<String> within) {
        Set<String> here = new HashSet<>(within);
        here.add(schema.getFullName());
        Skipper[] fields = schema.getFields().stream()
                .map(field -> of(field.schema(), here))
                .toArray(Skipper[]::new);
        return in -> {
            for (Skipper field : fields) {
                field.skip(in);
            }
        };
    }

    private static Skipper avros(Schema schema) {
        return in -> GenericDatumReader.skip(schema, in);
    }
}
