package io.millrace.warehouse.connect;

import io.millrace.warehouse.table.TableDefinition;
import java.util.List;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/** The columns of a table as Connect's types, so that a row cannot disagree with its table. */
final class RowSchema {

    private RowSchema() {}

    static Schema of(TableDefinition table) {
        return struct(table.schema().columns()).build();
    }

    /** Of the structs in a column that lists them. */
    static Schema ofElements(Schema row, String column) {
        return row.field(column).schema().valueSchema();
    }

    private static SchemaBuilder struct(List<NestedField> fields) {
        SchemaBuilder builder = SchemaBuilder.struct();
        for (NestedField field : fields) {
            SchemaBuilder type = builderOf(field.type());
            builder.field(field.name(), (field.isOptional() ? type.optional() : type.required()).build());
        }
        return builder;
    }

    private static SchemaBuilder builderOf(Type type) {
        return switch (type.typeId()) {
            case STRING -> SchemaBuilder.string();
            case BOOLEAN -> SchemaBuilder.bool();
            case INTEGER -> SchemaBuilder.int32();
            case LONG -> SchemaBuilder.int64();
            case TIMESTAMP -> Timestamp.builder();
            case DECIMAL -> Decimal.builder(((Types.DecimalType) type).scale());
            case STRUCT -> struct(type.asStructType().fields());
            case LIST ->
                SchemaBuilder.array(builderOf(type.asListType().elementType()).build());
            default -> throw new IllegalArgumentException("No column of the warehouse is a " + type);
        };
    }
}
