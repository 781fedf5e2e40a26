package io.millrace.streams.schema;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;

/** Asks for each schema and each id once: both are for ever, so a registry that goes away does no harm to known ones. */
final class CachingSchemaRegistry implements SchemaRegistry {
    private final SchemaRegistry registry;
    private final ConcurrentMap<Registration, Integer> ids = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Schema> schemas = new ConcurrentHashMap<>();

    CachingSchemaRegistry(SchemaRegistry registry) {
        this.registry = registry;
    }

    @Override
    public int register(String subject, Schema schema) {
        Registration registration = new Registration(subject, schema);
        Integer known = ids.get(registration);
        if (known != null) {
            return known;
        }
        int id = registry.register(subject, schema);
        ids.put(registration, id);
        schemas.put(id, schema);
        return id;
    }

    @Override
    public Schema schema(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        Schema schema = registry.schema(id);
        schemas.put(id, schema);
        return schema;
    }

    private record Registration(String subject, Schema schema) {}
}
