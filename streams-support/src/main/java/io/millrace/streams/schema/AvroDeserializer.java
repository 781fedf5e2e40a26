package io.millrace.streams.schema;

import io.millrace.event.TrustedEvents;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads events in the registry's wire format into today's classes. Whatever is wrong with a record is a
 * {@link SerializationException}; a registry that does not answer is a {@link RegistryUnavailableException}, which says
 * nothing about the record.
 *
 * <p>Safe for use by many threads. Configured by Kafka, it takes Confluent's settings: {@code schema.registry.url} and its
 * kin.
 */
public final class AvroDeserializer implements Deserializer<SpecificRecord> {
    static {
        TrustedEvents.trust();
    }

    private final ConcurrentMap<Integer, ValueReader> readers = new ConcurrentHashMap<>();
    /** Of each thread, to be used again and again. */
    private final ThreadLocal<Decoding> decodings = ThreadLocal.withInitial(Decoding::new);

    private final @Nullable Excerpt excerpt;
    private @Nullable SchemaRegistry registry;

    /** For Kafka, which configures it afterwards. */
    public AvroDeserializer() {
        this(null, null);
    }

    AvroDeserializer(SchemaRegistry registry) {
        this(registry, null);
    }

    private AvroDeserializer(@Nullable SchemaRegistry registry, @Nullable Excerpt excerpt) {
        this.registry = registry;
        this.excerpt = excerpt;
    }

    /** The same for who wants but some fields of records. */
    AvroDeserializer reading(Excerpt fields) {
        return new AvroDeserializer(registry, fields);
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        registry = SchemaRegistry.at(settings);
    }

    @Override
    public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        ValueReader reader = readerFor(WireFormat.schemaId(bytes));
        try {
            return (SpecificRecord) decodings.get().decode(bytes, reader);
        } catch (IOException | RuntimeException e) {
            // Avro has half a dozen ways to say that bytes make no sense.
            throw new SerializationException("Cannot read a record of " + bytes.length + " bytes", e);
        }
    }

    private ValueReader readerFor(int schemaId) {
        ValueReader known = readers.get(schemaId);
        if (known != null) {
            return known;
        }
        if (registry == null) {
            throw new IllegalStateException("The deserializer was not configured");
        }
        ValueReader reader = readerOf(registry.schema(schemaId));
        readers.put(schemaId, reader);
        return reader;
    }

    private ValueReader readerOf(Schema written) {
        Class<?> type =
                written.getType() == Schema.Type.RECORD && written.getFullName().startsWith(TrustedEvents.PACKAGE)
                        ? SpecificData.get().getClass(written)
                        : null;
        if (type == null || !SpecificRecord.class.isAssignableFrom(type)) {
            throw new SerializationException("No event of this suite: " + written.getFullName());
        }
        Schema today = SpecificData.get().getSchema(type);
        if (written.equals(today)) {
            return ValueReaders.of(today, excerpt);
        }
        SpecificData model = SpecificData.getForClass(type);
        DatumReader<?> reader = excerpt == null
                ? model.createDatumReader(written, today)
                : model.createDatumReader(excerpt.written(written), excerpt.read(today));
        return in -> reader.read(null, in.decoder());
    }
}
