package io.millrace.streams.schema;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;

/**
 * Makes writers of what generated classes hold. They write what Avro's own would, which ask for a field's conversion, or the
 * branch of a union that a value is of, with each value again. That is most of what writing an event costs.
 */
final class ValueWriters {
    private static final Conversion<BigDecimal> DECIMALS = new Conversions.DecimalConversion();

    private final SpecificData model;
    private final Map<Schema, RecordWriter> records = new HashMap<>();

    private ValueWriters(SpecificData model) {
        this.model = model;
    }

    /** The writer of a record of a generated class. */
    static ValueWriter of(Schema schema) {
        return new ValueWriters(SpecificData.getForSchema(schema)).writerOf(schema);
    }

    private ValueWriter writerOf(Schema schema) {
        return schema.getLogicalType() == null ? plain(schema) : logical(schema, schema.getLogicalType());
    }

    private ValueWriter plain(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ARRAY -> new ArrayWriter(writerOf(schema.getElementType()));
            case UNION ->
                isOptional(schema)
                        ? new OptionalWriter(writerOf(schema.getTypes().get(1)))
                        : avros(schema);
            case ENUM -> (value, out) -> out.writeEnum(schema.getEnumOrdinal(value.toString()));
            case STRING -> (value, out) -> out.writeString((String) value);
            case BYTES -> (value, out) -> out.writeBytes((ByteBuffer) value);
            case INT -> (value, out) -> out.writeInt((Integer) value);
            case LONG -> (value, out) -> out.writeLong((Long) value);
            case DOUBLE -> (value, out) -> out.writeDouble((Double) value);
            case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) value);
            default -> avros(schema);
        };
    }

    private ValueWriter logical(Schema schema, LogicalType type) {
        if (type instanceof LogicalTypes.TimestampMillis) {
            return (value, out) -> out.writeLong(((Instant) value).toEpochMilli());
        }
        if (type instanceof LogicalTypes.Decimal && schema.getType() == Schema.Type.BYTES) {
            return (value, out) -> out.writeBytes(DECIMALS.toBytes((BigDecimal) value, schema, type));
        }
        return avros(schema);
    }

    /** Whether a union is of null and one other type, in this order. */
    static boolean isOptional(Schema union) {
        List<Schema> types = union.getTypes();
        return types.size() == 2 && types.get(0).getType() == Schema.Type.NULL;
    }

    private ValueWriter record(Schema schema) {
        RecordWriter known = records.get(schema);
        if (known != null) {
            return known;
        }
        RecordWriter writer = new RecordWriter(schema);
        // Before its fields are known, for one of them may hold such a record.
        records.put(schema, writer);
        writer.writeFieldsBy(schema.getFields().stream()
                .map(field -> writerOf(field.schema()))
                .toList());
        return writer;
    }

    /** For all that no schema of the suite holds today. */
    private ValueWriter avros(Schema schema) {
        @SuppressWarnings("unchecked")
        DatumWriter<Object> writer = (DatumWriter<Object>) model.createDatumWriter(schema);
        return writer::write;
    }
}
