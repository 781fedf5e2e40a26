package io.millrace.streams.schema;

import java.util.Map;
import org.apache.avro.Schema;

/** Gives schemas the ids that stand in front of every record. Safe for use by many threads. */
public interface SchemaRegistry {

    /** The registry that the settings name, each schema and id asked for once; the settings have Confluent's names. */
    static SchemaRegistry at(Map<String, ?> settings) {
        return new CachingSchemaRegistry(new HttpSchemaRegistry(RegistryConnection.of(settings)));
    }

    /**
     * The id of a schema under a subject, registered now if it is new there.
     *
     * @throws IncompatibleSchemaException when records of the subject's earlier schemas could not be read with this one
     * @throws RegistryUnavailableException when the registry did not answer
     */
    int register(String subject, Schema schema);

    /**
     * The schema that an id stands for.
     *
     * @throws UnknownSchemaException when the registry has never given out the id
     * @throws RegistryUnavailableException when the registry did not answer
     */
    Schema schema(int id);
}
