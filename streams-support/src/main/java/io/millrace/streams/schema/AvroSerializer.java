package io.millrace.streams.schema;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
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
    private final ConcurrentMap<Target, Writing> writings = new ConcurrentHashMap<>();
    /** Of each thread, to be used again and again. */
    private final ThreadLocal<Encoding> encodings = ThreadLocal.withInitial(Encoding::new);

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
        Target target = new Target(topic, event.getSchema());
        @Nullable Writing known = writings.get(target);
        Writing writing = known == null ? writingTo(target, registry) : known;
        try {
            return encodings.get().encode(writing.schemaId(), writing.writer(), event);
        } catch (IOException | AvroRuntimeException e) {
            throw new SerializationException("Cannot write " + target.schema().getFullName(), e);
        }
    }

    private Writing writingTo(Target target, SchemaRegistry schemas) {
        int id = schemas.register(target.topic() + subjectSuffix, target.schema());
        Writing writing = new Writing(id, ValueWriters.of(target.schema()));
        writings.put(target, writing);
        return writing;
    }

    /** Records of one schema on one topic. */
    private record Target(String topic, Schema schema) {}

    /** How they are written, once that is known. */
    private record Writing(int schemaId, ValueWriter writer) {}
}
