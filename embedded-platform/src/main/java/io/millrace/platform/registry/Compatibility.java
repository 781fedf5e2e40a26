package io.millrace.platform.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/** Holds a new schema against earlier ones with Avro's own rules, and says in sentences what does not fit. */
final class Compatibility {

    private Compatibility() {}

    /**
     * What keeps a schema from being the next version; nothing if it may be.
     *
     * @param earlier the versions to hold it against, oldest first
     */
    static List<String> objections(CompatibilityLevel level, Schema next, List<LogRecord.Version> earlier) {
        List<LogRecord.Version> relevant =
                level.transitive() || earlier.isEmpty() ? earlier : earlier.subList(earlier.size() - 1, earlier.size());
        List<String> objections = new ArrayList<>();
        for (LogRecord.Version version : relevant) {
            Schema before = AvroSchemas.parseKept(version.schema());
            if (level.readsEarlier()) {
                objections.addAll(objections(next, before, "The new schema cannot read version " + version.version()));
            }
            if (level.isReadByEarlier()) {
                objections.addAll(
                        objections(before, next, "Version " + version.version() + " cannot read the new schema"));
            }
        }
        return objections;
    }

    private static List<String> objections(Schema reader, Schema writer, String what) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(reason -> what + ": " + sentence(reason))
                .toList();
    }

    private static String sentence(Incompatibility reason) {
        return "%s at %s: %s".formatted(reason.getType(), reason.getLocation(), reason.getMessage());
    }
}
