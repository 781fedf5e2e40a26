package io.millrace.streams.schema;

import org.apache.kafka.common.KafkaException;

/** The registry did not answer, or not sensibly: nothing is known about the record at hand, and the caller may try again. */
public final class RegistryUnavailableException extends KafkaException {
    private static final long serialVersionUID = 1;

    RegistryUnavailableException(String message) {
        super(message);
    }

    RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
