package io.millrace.platform.registry;

import org.jspecify.annotations.Nullable;

/** What one record of the log says. */
sealed interface LogRecord {

    /**
     * A version of a subject, or that it is deleted but may still be asked for by its id.
     *
     * @param schema as it was registered, in Avro's JSON
     */
    record Version(String subject, int version, int id, String schema, boolean deleted) implements LogRecord {
        Version asDeleted() {
            return new Version(subject, version, id, schema, true);
        }
    }

    /** A version that is gone for good. */
    record ErasedVersion(String subject, int version) implements LogRecord {}

    /** All versions of a subject up to and with one are deleted. */
    record DeletedSubject(String subject, int upTo) implements LogRecord {}

    /**
     * A compatibility level.
     *
     * @param subject null for all subjects without a level of their own
     * @param level null when it is taken back
     */
    record Level(@Nullable String subject, @Nullable CompatibilityLevel level) implements LogRecord {}

    /** A record that means nothing to this registry. */
    record Nothing() implements LogRecord {}
}
