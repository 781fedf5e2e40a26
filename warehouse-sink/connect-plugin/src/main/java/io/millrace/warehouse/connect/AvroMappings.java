package io.millrace.warehouse.connect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Decides for a schema once how its values look in Connect, so that nothing is left to be decided for each record. */
final class AvroMappings {
    private static final boolean REQUIRED = false;

    private final Set<String> open = new HashSet<>();

    private AvroMappings() {}

    /**
     * The mapping of a schema.
     *
     * @throws DataException when Connect knows nothing like it
     */
    static AvroMapping of(Schema written) {
        return new AvroMappings().mapping(written, REQUIRED);
    }

    private AvroMapping mapping(Schema written, boolean optional) {
        return switch (written.getType()) {
            case STRING, ENUM -> AvroMapping.text(optional);
            case BOOLEAN -> AvroMapping.same(SchemaBuilder.bool(), optional);
            case INT -> AvroMapping.same(SchemaBuilder.int32(), optional);
            case FLOAT -> AvroMapping.same(SchemaBuilder.float32(), optional);
            case DOUBLE -> AvroMapping.same(SchemaBuilder.float64(), optional);
            case LONG ->
                written.getLogicalType() instanceof LogicalTypes.TimestampMillis
                        ? AvroMapping.time(optional)
                        : AvroMapping.same(SchemaBuilder.int64(), optional);
            case BYTES, FIXED ->
                written.getLogicalType() instanceof LogicalTypes.Decimal decimal
                        ? AvroMapping.decimal(decimal, optional)
                        : AvroMapping.bytes(optional);
            case RECORD -> record(written, optional);
            case ARRAY -> array(mapping(written.getElementType(), REQUIRED), optional);
            case MAP -> map(mapping(written.getValueType(), REQUIRED), optional);
            case UNION -> nullable(written);
            case NULL -> throw unknown(written);
        };
    }

    private AvroMapping record(Schema written, boolean optional) {
        if (!open.add(written.getFullName())) {
            throw unknown(written);
        }
        List<AvroMapping> mappings = new ArrayList<>();
        SchemaBuilder builder = SchemaBuilder.struct().name(written.getFullName());
        for (Schema.Field field : written.getFields()) {
            AvroMapping mapping = mapping(field.schema(), REQUIRED);
            mappings.add(mapping);
            builder.field(field.name(), mapping.schema());
        }
        open.remove(written.getFullName());
        org.apache.kafka.connect.data.Schema schema = (optional ? builder.optional() : builder.required()).build();
        return new AvroMapping(schema, record -> struct(schema, mappings, (IndexedRecord) record));
    }

    private static Struct struct(
            org.apache.kafka.connect.data.Schema schema, List<AvroMapping> mappings, IndexedRecord record) {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            struct.put(field, mappings.get(field.index()).convert(record.get(field.index())));
        }
        return struct;
    }

    private static AvroMapping array(AvroMapping element, boolean optional) {
        return AvroMapping.of(SchemaBuilder.array(element.schema()), optional, read -> {
            List<Object> list = new ArrayList<>();
            ((Iterable<?>) read).forEach(each -> list.add(element.convert(each)));
            return list;
        });
    }

    private static AvroMapping map(AvroMapping value, boolean optional) {
        SchemaBuilder schema = SchemaBuilder.map(org.apache.kafka.connect.data.Schema.STRING_SCHEMA, value.schema());
        return AvroMapping.of(schema, optional, read -> {
            Map<String, Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) read).forEach((key, each) -> map.put(key.toString(), value.convert(each)));
            return map;
        });
    }

    private AvroMapping nullable(Schema written) {
        List<Schema> others = written.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .toList();
        if (others.size() != 1) {
            throw unknown(written);
        }
        return mapping(others.get(0), written.isNullable());
    }

    private static DataException unknown(Schema written) {
        return new DataException(
                "Connect has no type for " + written.getType().getName() + " " + written.getFullName());
    }
}
