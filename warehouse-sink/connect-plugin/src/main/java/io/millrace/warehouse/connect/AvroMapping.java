package io.millrace.warehouse.connect;

import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one Avro schema look in Connect.
 *
 * @param schema of the values in Connect
 * @param value makes a value that Avro read one of Connect's
 */
record AvroMapping(Schema schema, Function<Object, Object> value) {

    @Nullable
    Object convert(@Nullable Object read) {
        return read == null ? null : value.apply(read);
    }

    /** Of values that Connect holds as Avro does. */
    static AvroMapping same(SchemaBuilder schema, boolean optional) {
        return of(schema, optional, Function.identity());
    }

    static AvroMapping text(boolean optional) {
        return of(SchemaBuilder.string(), optional, Object::toString);
    }

    static AvroMapping time(boolean optional) {
        return of(Timestamp.builder(), optional, millis -> Timestamp.toLogical(Timestamp.SCHEMA, (long) millis));
    }

    static AvroMapping bytes(boolean optional) {
        return of(SchemaBuilder.bytes(), optional, AvroBytes::copy);
    }

    static AvroMapping decimal(LogicalTypes.Decimal type, boolean optional) {
        return of(Decimal.builder(type.getScale()), optional, bytes -> AvroBytes.decimal(type, bytes));
    }

    static AvroMapping of(SchemaBuilder schema, boolean optional, Function<Object, Object> value) {
        return new AvroMapping((optional ? schema.optional() : schema.required()).build(), value);
    }
}
