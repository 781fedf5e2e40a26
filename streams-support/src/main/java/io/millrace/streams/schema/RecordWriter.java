package io.millrace.streams.schema;

import java.io.IOException;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.Encoder;

/** Writes records field by field. */
final class RecordWriter implements ValueWriter {
    private final Schema schema;
    private ValueWriter[] fields = {};

    RecordWriter(Schema schema) {
        this.schema = schema;
    }

    /** To be called before the first record is written. */
    void writeFieldsBy(List<ValueWriter> writers) {
        fields = writers.toArray(ValueWriter[]::new);
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        IndexedRecord record = (IndexedRecord) value;
        for (int i = 0; i < fields.length; i++) {
            Object field = record.get(i);
            try {
                fields[i].write(field, out);
            } catch (NullPointerException | ClassCastException e) {
                throw new AvroRuntimeException(
                        "%s.%s: %s"
                                .formatted(
                                        schema.getName(),
                                        schema.getFields().get(i).name(),
                                        e.getMessage()),
                        e);
            }
        }
    }
}
