package io.millrace.streams.schema;

import org.apache.kafka.common.KafkaException;

/** The registry refused a schema: this version of the service does not fit the data that is there. Repeating is useless. */
public final class IncompatibleSchemaException extends KafkaException {
    private static final long serialVersionUID = 1;

    public IncompatibleSchemaException(String subject, String reason) {
        super("The schema registry refuses today's schema for subject " + subject + ": " + reason);
    }
}
