package io.millrace.streams.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/**
 * Which fields of records are read: all others are passed over, which costs less, and are null in what is read, or 0, or
 * false.
 *
 * @param fields by the full name of their type; of types that are not named all are read
 */
public record Excerpt(Map<String, Set<String>> fields) {
    /** Before the names of fields that nobody is to find; none of ours begins so. */
    private static final String PASSED_OVER = "_passed_over_";

    private static final Set<Schema.Type> NEVER_NULL =
            Set.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE, Schema.Type.BOOLEAN);

    /** What was written, without what is passed over: Avro looks fields up by their names. */
    Schema written(Schema schema) {
        return copy(schema, new HashMap<>(), this::renamed);
    }

    /** What is read: fields stay in their places, as the classes that hold them know them by these. */
    Schema read(Schema schema) {
        return copy(schema, new HashMap<>(), Excerpt::defaulted);
    }

    boolean takes(Schema type, Schema.Field field) {
        Set<String> taken = fields.get(type.getFullName());
        return taken == null || taken.contains(field.name());
    }

    private Schema copy(Schema schema, Map<String, Schema> known, PassOver passOver) {
        return switch (schema.getType()) {
            case RECORD ->
                known.containsKey(schema.getFullName())
                        ? known.get(schema.getFullName())
                        : record(schema, known, passOver);
            case ARRAY -> Schema.createArray(copy(schema.getElementType(), known, passOver));
            case UNION ->
                Schema.createUnion(schema.getTypes().stream()
                        .map(type -> copy(type, known, passOver))
                        .toList());
            default -> schema;
        };
    }

    private Schema record(Schema schema, Map<String, Schema> known, PassOver passOver) {
        Schema copy = Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false);
        known.put(schema.getFullName(), copy);
        List<Schema.Field> copies = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            Schema type = copy(field.schema(), known, passOver);
            copies.add(takes(schema, field) ? same(field, type) : passOver.apply(field, type));
        }
        copy.setFields(copies);
        schema.getObjectProps().forEach(copy::addProp);
        schema.getAliases().forEach(copy::addAlias);
        return copy;
    }

    private static Schema.Field same(Schema.Field field, Schema type) {
        Schema.Field same = new Schema.Field(field.name(), type, field.doc(), field.defaultVal());
        field.aliases().forEach(same::addAlias);
        return same;
    }

    private Schema.Field renamed(Schema.Field field, Schema type) {
        return new Schema.Field(PASSED_OVER + field.name(), type, null, (Object) null);
    }

    private static Schema.Field defaulted(Schema.Field field, Schema type) {
        if (NEVER_NULL.contains(type.getType()) && type.getLogicalType() == null) {
            Object nothing = type.getType() == Schema.Type.BOOLEAN ? (Object) false : (Object) 0;
            return new Schema.Field(field.name(), type, null, nothing);
        }
        List<Schema> types = new ArrayList<>(List.of(Schema.create(Schema.Type.NULL)));
        if (type.getType() == Schema.Type.UNION) {
            type.getTypes().stream()
                    .filter(one -> one.getType() != Schema.Type.NULL)
                    .forEach(types::add);
        } else {
            types.add(type);
        }
        return new Schema.Field(field.name(), Schema.createUnion(types), null, JsonProperties.NULL_VALUE);
    }

    /** What becomes of a field that is passed over. */
    private interface PassOver {
        Schema.Field apply(Schema.Field field, Schema type);
    }
}
