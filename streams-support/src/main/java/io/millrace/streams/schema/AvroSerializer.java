package io.millrace.streams.schema;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events in the registry's wire format, registering their schema under the topic's name.
 *
 * <p>Safe for use by many threads. Configured by Kafka, it takes Confluent's settings: {@code schema.registry.url} and its
 * kin.
 */
public final class AvroSerializer implements Serializer<SpecificRecord> {
    private static final int USUAL_SIZE = 512;

    private final ConcurrentMap<Schema, DatumWriter<SpecificRecord>> writers = new ConcurrentHashMap<>();
    private @Nullable SchemaRegistry registry;
    private String subjectSuffix = "-value";

    /** For Kafka, which configures it afterwards. */
    public AvroSerializer() {}

    AvroSerializer(SchemaRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        registry = SchemaRegistry.at(settings);
        subjectSuffix = isKey ? "-key" : "-value";
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable SpecificRecord event) {
        if (event == null) {
            return null;
        }
        if (registry == null) {
            throw new IllegalStateException("The serializer was not configured");
        }
        Schema schema = event.getSchema();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        WireFormat.writeHeader(registry.register(topic + subjectSuffix, schema), bytes);
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            writers.computeIfAbsent(schema, AvroSerializer::writerOf).write(event, encoder);
        } catch (IOException | AvroRuntimeException e) {
            throw new SerializationException("Cannot write " + schema.getFullName(), e);
        }
        return bytes.toByteArray();
    }

    private static DatumWriter<SpecificRecord> writerOf(Schema schema) {
        SpecificData model = SpecificData.getForSchema(schema);
        @SuppressWarnings("unchecked")
        DatumWriter<SpecificRecord> writer = (DatumWriter<SpecificRecord>) model.createDatumWriter(schema);
        return writer;
    }
}
