package io.millrace.benchmarks.flink;

import io.millrace.event.clickstream.EnrichedEvent;
import java.io.IOException;
import java.io.Serializable;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.jspecify.annotations.Nullable;

/** Reads events as the suite writes them. All are of today's schema, so that none has to be asked for. */
final class EventReader implements Serializable {
    private static final int HEADER_SIZE = 5;

    private transient @Nullable DatumReader<EnrichedEvent> reader;
    private transient @Nullable BinaryDecoder decoder;

    EnrichedEvent read(byte[] value) throws IOException {
        if (reader == null) {
            reader = new SpecificDatumReader<>(EnrichedEvent.class);
        }
        decoder = DecoderFactory.get().binaryDecoder(value, HEADER_SIZE, value.length - HEADER_SIZE, decoder);
        return reader.read(null, decoder);
    }
}
