package io.millrace.warehouse.connect;

import io.millrace.streams.schema.RegistryUnavailableException;
import io.millrace.streams.schema.SchemaRegistry;
import io.millrace.streams.schema.WireFormat;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Reads records in the schema registry's wire format as Connect's own values, whatever their schema. It does not write.
 * Takes Confluent's settings: {@code schema.registry.url} and its kin.
 *
 * <p>Whatever is wrong with a record is a {@link DataException}, which sends it to the dead letters. A registry that does
 * not answer ends the task.
 */
public final class AvroConverter implements Converter {
    private final ConcurrentMap<Integer, RecordReader> readers = new ConcurrentHashMap<>();
    private @Nullable SchemaRegistry registry;

    /** For Connect, which configures it afterwards. */
    public AvroConverter() {}

    AvroConverter(SchemaRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        registry = SchemaRegistry.at(settings);
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte @Nullable [] record) {
        if (record == null) {
            return SchemaAndValue.NULL;
        }
        try {
            return readerFor(WireFormat.schemaId(record)).read(record);
        } catch (RegistryUnavailableException e) {
            throw new RegistryAwayError(e);
        } catch (SerializationException e) {
            throw new DataException(e.getMessage(), e);
        } catch (IOException e) {
            throw new DataException("Cannot read a record of " + record.length + " bytes", e);
        }
    }

    @Override
    public byte[] fromConnectData(String topic, @Nullable Schema schema, @Nullable Object value) {
        throw new DataException("The warehouse's converter only reads; use another one to write to " + topic);
    }

    private RecordReader readerFor(int schemaId) {
        RecordReader known = readers.get(schemaId);
        if (known != null) {
            return known;
        }
        if (registry == null) {
            throw new IllegalStateException("The converter was not configured");
        }
        RecordReader reader = new RecordReader(registry.schema(schemaId));
        readers.put(schemaId, reader);
        return reader;
    }
}
