package io.millrace.platform.registry;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The log's records as Confluent's registry writes them, so that it could take the topic over. Keys are compared byte by
 * byte when the topic is compacted, so their fields have its order too.
 */
final class LogFormat {
    private static final String SCHEMA = "SCHEMA";
    private static final String CONFIG = "CONFIG";
    private static final String DELETE_SUBJECT = "DELETE_SUBJECT";
    private static final int MAGIC = 0;
    private static final int MAGIC_OF_SCHEMAS = 1;

    private final JsonMapper json = new JsonMapper();

    /** What a record says; an empty value takes back what its key stands for. */
    LogRecord read(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null) {
            throw new UnreadableRecordException("it has no key");
        }
        try {
            JsonNode keyNode = json.readTree(key);
            JsonNode valueNode = value == null ? null : json.readTree(value);
            return switch (keyNode.path("keytype").asString("")) {
                case SCHEMA -> version(keyNode, valueNode);
                case CONFIG -> level(keyNode, valueNode);
                case DELETE_SUBJECT -> deletedSubject(keyNode, valueNode);
                default -> new LogRecord.Nothing();
            };
        } catch (JacksonException e) {
            throw new UnreadableRecordException(e.getOriginalMessage());
        }
    }

    byte[] key(LogRecord record) {
        ObjectNode key = json.createObjectNode();
        if (record instanceof LogRecord.Version version) {
            schemaKey(key, version.subject(), version.version());
        } else if (record instanceof LogRecord.ErasedVersion version) {
            schemaKey(key, version.subject(), version.version());
        } else if (record instanceof LogRecord.Level level) {
            key.put("keytype", CONFIG);
            if (level.subject() != null) {
                key.put("subject", level.subject());
            }
            key.put("magic", MAGIC);
        } else if (record instanceof LogRecord.DeletedSubject deleted) {
            key.put("keytype", DELETE_SUBJECT).put("subject", deleted.subject()).put("magic", MAGIC);
        }
        return json.writeValueAsBytes(key);
    }

    byte @Nullable [] value(LogRecord record) {
        ObjectNode value = json.createObjectNode();
        if (record instanceof LogRecord.Version version) {
            value.put("subject", version.subject())
                    .put("version", version.version())
                    .put("id", version.id())
                    .put("schema", version.schema())
                    .put("deleted", version.deleted());
        } else if (record instanceof LogRecord.Level level && level.level() != null) {
            value.put("compatibilityLevel", level.level().name());
        } else if (record instanceof LogRecord.DeletedSubject deleted) {
            value.put("subject", deleted.subject()).put("version", deleted.upTo());
        }
        return value.isEmpty() ? null : json.writeValueAsBytes(value);
    }

    private static void schemaKey(ObjectNode key, String subject, int version) {
        key.put("keytype", SCHEMA)
                .put("subject", subject)
                .put("version", version)
                .put("magic", MAGIC_OF_SCHEMAS);
    }

    private static LogRecord version(JsonNode key, @Nullable JsonNode value) {
        String subject = key.required("subject").stringValue();
        int version = key.required("version").intValue();
        if (value == null) {
            return new LogRecord.ErasedVersion(subject, version);
        }
        String type = value.path("schemaType").asString("AVRO");
        if (!type.equals("AVRO") || !value.path("references").isEmpty()) {
            throw new UnreadableRecordException(
                    "version " + version + " of " + subject + " is no self-contained Avro schema but " + type);
        }
        return new LogRecord.Version(
                subject,
                version,
                value.required("id").intValue(),
                value.required("schema").stringValue(),
                value.path("deleted").asBoolean(false));
    }

    private static LogRecord level(JsonNode key, @Nullable JsonNode value) {
        String subject = key.path("subject").stringValue(null);
        String name = value == null ? null : value.path("compatibilityLevel").stringValue(null);
        CompatibilityLevel level = name == null
                ? null
                : CompatibilityLevel.named(name)
                        .orElseThrow(() -> new UnreadableRecordException("no such level: " + name));
        return new LogRecord.Level(subject, level);
    }

    private static LogRecord deletedSubject(JsonNode key, @Nullable JsonNode value) {
        return value == null
                ? new LogRecord.Nothing()
                : new LogRecord.DeletedSubject(
                        key.required("subject").stringValue(),
                        value.required("version").intValue());
    }
}
