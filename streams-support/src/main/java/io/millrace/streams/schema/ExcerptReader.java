package io.millrace.streams.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads some fields of records that were written as they are written today. What it gives is what Avro gives by {@link
 * Excerpt#written} and {@link Excerpt#read}, for which it reads older records.
 */
final class ExcerptReader {
    private final Excerpt excerpt;
    private final SpecificData model;

    private ExcerptReader(Excerpt excerpt, SpecificData model) {
        this.excerpt = excerpt;
        this.model = model;
    }

    /** Reads records of a generated class. */
    static ValueReader<SpecificRecord> of(Schema schema, Excerpt excerpt) {
        return new ExcerptReader(excerpt, SpecificData.getForSchema(schema)).record(schema);
    }

    private ValueReader<SpecificRecord> record(Schema schema) {
        GenericData.InstanceSupplier records = model.getNewRecordSupplier(schema);
        FieldStep[] steps = schema.getFields().stream()
                .map(field -> excerpt.takes(schema, field)
                        ? taking(field.pos(), value(field.schema()))
                        : passingOver(Skipper.of(field.schema())))
                .toArray(FieldStep[]::new);
        return in -> {
            SpecificRecord record = (SpecificRecord) records.newInstance(null, schema);
            for (FieldStep step : steps) {
                step.take(record, in);
            }
            return record;
        };
    }

    private static FieldStep taking(int position, ValueReader<?> reader) {
        return (record, in) -> record.put(position, reader.read(in));
    }

    private static FieldStep passingOver(Skipper skipper) {
        return (record, in) -> skipper.skip(in);
    }

    private ValueReader<?> value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> excerpt.isOf(schema) ? record(schema) : avros(schema);
            case ARRAY -> array(value(schema.getElementType()));
            case UNION -> union(schema);
            default -> avros(schema);
        };
    }

    private ValueReader<?> union(Schema schema) {
        ValueReader<?>[] byIndex = schema.getTypes().stream().map(this::value).toArray(ValueReader<?>[]::new);
        return in -> byIndex[in.readIndex()].read(in);
    }

    private static ValueReader<?> array(ValueReader<?> elements) {
        return in -> {
            List<Object> values = new ArrayList<>();
            for (long block = in.readArrayStart(); block > 0; block = in.arrayNext()) {
                for (long i = 0; i < block; i++) {
                    values.add(elements.read(in));
                }
            }
            return values;
        };
    }

    private ValueReader<?> avros(Schema schema) {
        try {
            DatumReader<Object> reader = model.getFastReaderBuilder().createDatumReader(schema);
            return in -> reader.read(null, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one value. */
    interface ValueReader<T> {
        T read(BinaryDecoder in) throws IOException;
    }

    /** What is done with one field. */
    private interface FieldStep {
        void take(SpecificRecord record, BinaryDecoder in) throws IOException;
    }
}
