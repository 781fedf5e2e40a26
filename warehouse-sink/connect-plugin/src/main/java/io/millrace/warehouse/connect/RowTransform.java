package io.millrace.warehouse.connect;

import io.millrace.warehouse.table.Origin;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/** Makes each record of one kind a row of one table. What is of another kind is a {@link DataException}. */
abstract class RowTransform implements Transformation<SinkRecord> {
    private static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Class<? extends SpecificRecord> kind;
    private final Schema rowSchema;

    RowTransform(Class<? extends SpecificRecord> kind, Schema rowSchema) {
        this.kind = kind;
        this.rowSchema = rowSchema;
    }

    /** Fills the row with what the value says; where it was read is there already. */
    abstract void fill(Struct row, Struct value);

    @Override
    public final SinkRecord apply(SinkRecord record) {
        if (!(record.value() instanceof Struct value)
                || !kind.getName().equals(value.schema().name())) {
            throw new DataException("Expected a record of %s, found %s"
                    .formatted(kind.getSimpleName(), describe(record.valueSchema())));
        }
        Struct row = new Struct(rowSchema)
                .put(Origin.KAFKA_PARTITION, record.originalKafkaPartition())
                .put(Origin.KAFKA_OFFSET, record.originalKafkaOffset());
        fill(row, value);
        return record.newRecord(
                record.topic(), record.kafkaPartition(), null, null, row.schema(), row, record.timestamp());
    }

    /** A time that every engine can show. */
    static Date time(Struct value, String field) {
        Date time = (Date) value.get(field);
        Instant instant = time.toInstant();
        if (instant.isBefore(FIRST_TIME) || instant.isAfter(LAST_TIME)) {
            throw new DataException(field + " lies outside of the calendar: " + instant);
        }
        return time;
    }

    private static String describe(@Nullable Schema schema) {
        return schema == null ? "a value without a schema" : schema.type() + " " + schema.name();
    }

    @Override
    public final ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public final void configure(Map<String, ?> settings) {}

    @Override
    public final void close() {}
}
