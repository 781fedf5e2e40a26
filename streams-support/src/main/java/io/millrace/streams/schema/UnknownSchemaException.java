package io.millrace.streams.schema;

import org.apache.kafka.common.errors.SerializationException;

/** The registry answered that it has never given out the schema id of a record: the record is bad, and stays so. */
public final class UnknownSchemaException extends SerializationException {
    private static final long serialVersionUID = 1;

    public UnknownSchemaException(int id) {
        super("The schema registry knows no schema with id " + id);
    }
}
