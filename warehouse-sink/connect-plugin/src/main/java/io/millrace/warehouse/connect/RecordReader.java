package io.millrace.warehouse.connect;

import io.millrace.streams.schema.WireFormat;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;

/** Reads the records that were written with one schema. */
final class RecordReader {
    private final DatumReader<Object> reader;
    private final AvroMapping mapping;

    RecordReader(Schema written) {
        reader = new GenericDatumReader<>(written);
        mapping = AvroMappings.of(written);
    }

    SchemaAndValue read(byte[] record) throws IOException {
        return new SchemaAndValue(mapping.schema(), mapping.convert(decode(record)));
    }

    private Object decode(byte[] record) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get()
                .binaryDecoder(record, WireFormat.HEADER_SIZE, record.length - WireFormat.HEADER_SIZE, null);
        try {
            Object value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new DataException("Bytes left over after reading a record of " + record.length + " bytes");
            }
            return value;
        } catch (DataException e) {
            throw e;
        } catch (RuntimeException e) {
            // Avro has many ways of saying that bytes make no sense, and they share no better type.
            throw new DataException("Cannot read a record of " + record.length + " bytes", e);
        }
    }
}
