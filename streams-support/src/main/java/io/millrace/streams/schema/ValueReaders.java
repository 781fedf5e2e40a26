package io.millrace.streams.schema;

import io.millrace.streams.schema.RecordReader.FieldStep;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Makes readers of records that were written by today's schemas. They read what Avro's own would, which ask with each list how
 * many bytes an element has at least, make a text anew that they have just read, and ask a field's schema how to pass over
 * it. What was written by another schema is for Avro to read.
 */
final class ValueReaders {
    private final SpecificData model;
    private final @Nullable Excerpt excerpt;
    private final Map<Schema, RecordReader> records = new HashMap<>();

    private ValueReaders(SpecificData model, @Nullable Excerpt excerpt) {
        this.model = model;
        this.excerpt = excerpt;
    }

    /**
     * The reader of a record of a generated class.
     *
     * @param excerpt which fields are read; null for all
     */
    static ValueReader of(Schema schema, @Nullable Excerpt excerpt) {
        return new ValueReaders(SpecificData.getForSchema(schema), excerpt).readerOf(schema);
    }

    private ValueReader readerOf(Schema schema) {
        return schema.getLogicalType() == null ? plain(schema) : logical(schema, schema.getLogicalType());
    }

    private ValueReader plain(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ARRAY -> new ArrayReader(readerOf(schema.getElementType()));
            case UNION ->
                ValueWriters.isOptional(schema)
                        ? optional(readerOf(schema.getTypes().get(1)))
                        : avros(schema);
            case ENUM -> constant(schema);
            case STRING -> new TextReader();
            case BYTES -> in -> in.decoder().readBytes(null);
            case INT -> in -> in.decoder().readInt();
            case LONG -> in -> in.decoder().readLong();
            case DOUBLE -> in -> in.decoder().readDouble();
            case BOOLEAN -> in -> in.decoder().readBoolean();
            default -> avros(schema);
        };
    }

    private ValueReader logical(Schema schema, LogicalType type) {
        if (type instanceof LogicalTypes.TimestampMillis) {
            return in -> Instant.ofEpochMilli(in.decoder().readLong());
        }
        if (type instanceof LogicalTypes.Decimal decimal && schema.getType() == Schema.Type.BYTES) {
            return new DecimalReader(decimal.getScale());
        }
        return avros(schema);
    }

    private static ValueReader optional(ValueReader values) {
        return in -> switch (in.decoder().readIndex()) {
            case 0 -> null;
            case 1 -> values.read(in);
            default -> throw new AvroTypeException("There is no such branch of a union");
        };
    }

    private ValueReader constant(Schema schema) {
        Map<String, Object> constants = Arrays.stream(model.getClass(schema).getEnumConstants())
                .collect(Collectors.toMap(Object::toString, Function.identity()));
        List<Object> byOrdinal =
                schema.getEnumSymbols().stream().map(constants::get).toList();
        return in -> byOrdinal.get(in.decoder().readEnum());
    }

    private ValueReader record(Schema schema) {
        RecordReader known = records.get(schema);
        if (known != null) {
            return known;
        }
        RecordReader reader = new RecordReader(schema, model);
        // Before its fields are known, for one of them may hold such a record.
        records.put(schema, reader);
        reader.readFieldsBy(
                schema.getFields().stream().map(field -> step(schema, field)).toList());
        return reader;
    }

    private FieldStep step(Schema type, Schema.Field field) {
        if (excerpt != null && !excerpt.takes(type, field)) {
            Skipper skipper = Skipper.of(field.schema());
            return (record, in) -> skipper.skip(in.decoder());
        }
        int position = field.pos();
        ValueReader reader = readerOf(field.schema());
        return (record, in) -> record.put(position, reader.read(in));
    }

    /** For all that no schema of the suite holds today. */
    private ValueReader avros(Schema schema) {
        @SuppressWarnings("unchecked")
        DatumReader<Object> reader = (DatumReader<Object>) model.createDatumReader(schema);
        return in -> reader.read(null, in.decoder());
    }
}
