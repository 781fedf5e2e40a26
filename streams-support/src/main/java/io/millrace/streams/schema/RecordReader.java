package io.millrace.streams.schema;

import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;

/** Reads records of a generated class field by field. */
final class RecordReader implements ValueReader {
    private final Schema schema;
    private final GenericData.InstanceSupplier records;
    private FieldStep[] steps = {};

    RecordReader(Schema schema, SpecificData model) {
        this.schema = schema;
        this.records = model.getNewRecordSupplier(schema);
    }

    /** To be called before the first record is read. */
    void readFieldsBy(List<FieldStep> fields) {
        steps = fields.toArray(FieldStep[]::new);
    }

    @Override
    public Object read(Decoding in) throws IOException {
        IndexedRecord record = (IndexedRecord) records.newInstance(null, schema);
        for (FieldStep step : steps) {
            step.take(record, in);
        }
        return record;
    }

    /** What is done with one field. */
    interface FieldStep {
        void take(IndexedRecord record, Decoding in) throws IOException;
    }
}
