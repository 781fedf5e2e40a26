package io.millrace.streams.schema;

import io.millrace.event.TrustedEvents;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** The serdes of one service: ours, or others that its settings name, such as Confluent's. */
public final class AvroSerdes {
    static {
        TrustedEvents.trust();
    }

    private final Serializer<Object> serializer;
    private final Deserializer<Object> deserializer;

    private AvroSerdes(Serializer<?> serializer, Deserializer<?> deserializer) {
        this.serializer = anySerializer(serializer);
        this.deserializer = anyDeserializer(deserializer);
    }

    /** Our own serdes, sharing one registry and what is known of it. */
    public static AvroSerdes against(SchemaRegistry registry) {
        return new AvroSerdes(new AvroSerializer(registry), new AvroDeserializer(registry));
    }

    /** Serdes by the names of their classes, configured with the given settings. */
    public static AvroSerdes named(
            Class<? extends Serializer<?>> serializer,
            Class<? extends Deserializer<?>> deserializer,
            Map<String, ?> settings) {
        Serializer<?> configuredSerializer = Utils.newInstance(serializer);
        configuredSerializer.configure(settings, false);
        Deserializer<?> configuredDeserializer = Utils.newInstance(deserializer);
        configuredDeserializer.configure(settings, false);
        return new AvroSerdes(configuredSerializer, configuredDeserializer);
    }

    /** The serde of one record type; a record of another type is a {@link SerializationException}. */
    public <E extends SpecificRecord> Serde<E> of(Class<E> type) {
        return Serdes.serdeFrom(serializer::serialize, (topic, bytes) -> read(deserializer, type, topic, bytes));
    }

    /** Reads some fields of a record type, where our own deserializer does it; one that the settings name reads all. */
    public <E extends SpecificRecord> Deserializer<E> reading(Class<E> type, Excerpt excerpt) {
        Deserializer<?> whole = deserializer;
        Deserializer<?> some = whole instanceof AvroDeserializer ours ? ours.reading(excerpt) : whole;
        return (topic, bytes) -> read(some, type, topic, bytes);
    }

    private static <E> @Nullable E read(
            Deserializer<?> deserializer, Class<E> type, String topic, byte @Nullable [] bytes) {
        Object event = deserializer.deserialize(topic, bytes);
        if (event != null && !type.isInstance(event)) {
            throw new SerializationException("Expected " + type.getSimpleName() + " on " + topic + ", found "
                    + event.getClass().getSimpleName());
        }
        return type.cast(event);
    }

    @SuppressWarnings("unchecked")
    private static Serializer<Object> anySerializer(Serializer<?> serializer) {
        return (Serializer<Object>) serializer;
    }

    @SuppressWarnings("unchecked")
    private static Deserializer<Object> anyDeserializer(Deserializer<?> deserializer) {
        return (Deserializer<Object>) deserializer;
    }
}
