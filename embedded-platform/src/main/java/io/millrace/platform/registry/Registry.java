package io.millrace.platform.registry;

import io.millrace.platform.registry.LogRecord.Version;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of subjects, versions and levels. Changes happen one after another, and only through the log, which
 * takes a record and returns when the subjects know it.
 */
final class Registry {
    private static final int LONGEST_SUBJECT = 1000;
    private static final CompatibilityLevel LEVEL_BY_DEFAULT = CompatibilityLevel.BACKWARD_TRANSITIVE;

    private final Subjects subjects;
    private final Consumer<LogRecord> log;

    Registry(Subjects subjects, Consumer<LogRecord> log) {
        this.subjects = subjects;
        this.log = log;
    }

    /** The id of a schema, made the next version of the subject if it is not one already. */
    synchronized int register(String subject, String schemaText) {
        requireValid(subject);
        Schema schema = AvroSchemas.parseNew(schemaText);
        String canonical = schema.toString();
        Optional<Version> known = find(subject, canonical);
        if (known.isPresent()) {
            return known.get().id();
        }
        List<String> objections = Compatibility.objections(levelInForce(subject), schema, live(subject));
        if (!objections.isEmpty()) {
            throw RegistryException.incompatible(
                    "Schema being registered is incompatible with an earlier schema for subject \"" + subject + "\": "
                            + String.join("; ", objections));
        }
        Version next = new Version(subject, nextVersion(subject), subjects.idFor(canonical), canonical, false);
        log.accept(next);
        return next.id();
    }

    /** The version of the subject that has the schema. */
    Version lookUp(String subject, String schemaText, boolean deletedToo) {
        String canonical = AvroSchemas.parseNew(schemaText).toString();
        if (versions(subject, deletedToo).isEmpty()) {
            throw RegistryException.subjectNotFound(subject);
        }
        return subjects.withSchema(subject, canonical).stream()
                .filter(version -> deletedToo || !version.deleted())
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> RegistryException.schemaNotFound("Schema not found"));
    }

    List<String> subjects(boolean deletedToo) {
        return subjects.allVersions().stream()
                .filter(version -> deletedToo || !version.deleted())
                .map(Version::subject)
                .distinct()
                .toList();
    }

    /** The versions of a subject, which has at least one. */
    List<Version> versionsOf(String subject, boolean deletedToo) {
        List<Version> found = versions(subject, deletedToo);
        if (found.isEmpty()) {
            throw RegistryException.subjectNotFound(subject);
        }
        return found;
    }

    Version version(String subject, VersionNumber number, boolean deletedToo) {
        return number.among(versionsOf(subject, deletedToo));
    }

    /** All versions with an id, deleted ones too: records that bear it are still about. */
    List<Version> withId(int id) {
        List<Version> found = subjects.allVersions().stream()
                .filter(version -> version.id() == id)
                .toList();
        if (found.isEmpty()) {
            throw RegistryException.schemaNotFound("Schema " + id + " not found");
        }
        return found;
    }

    /** What keeps a schema from being registered under the subject. */
    List<String> objections(String subject, String schemaText) {
        Schema schema = AvroSchemas.parseNew(schemaText);
        return Compatibility.objections(levelInForce(subject), schema, live(subject));
    }

    /** What keeps a schema from following one version of the subject. */
    List<String> objections(String subject, VersionNumber number, String schemaText) {
        Schema schema = AvroSchemas.parseNew(schemaText);
        Version version = version(subject, number, false);
        return Compatibility.objections(levelInForce(subject), schema, List.of(version));
    }

    /** Deletes all versions of a subject, and the level of its own that it may have. */
    synchronized List<Version> delete(String subject) {
        versionsOf(subject, true);
        List<Version> live = live(subject);
        if (live.isEmpty()) {
            throw RegistryException.alreadyDeleted(40404, "Subject '" + subject + "'");
        }
        log.accept(
                new LogRecord.DeletedSubject(subject, live.get(live.size() - 1).version()));
        if (level(subject).isPresent()) {
            log.accept(new LogRecord.Level(subject, null));
        }
        return live;
    }

    /** Erases the versions of a subject whose versions are all deleted. */
    synchronized List<Version> erase(String subject) {
        List<Version> all = versionsOf(subject, true);
        if (!live(subject).isEmpty()) {
            throw RegistryException.notDeletedYet(40405, "Subject '" + subject + "'");
        }
        all.forEach(version -> log.accept(new LogRecord.ErasedVersion(subject, version.version())));
        return all;
    }

    synchronized Version delete(String subject, VersionNumber number) {
        Version version = version(subject, number, true);
        if (version.deleted()) {
            throw RegistryException.alreadyDeleted(40406, "Subject '" + subject + "' Version " + version.version());
        }
        log.accept(version.asDeleted());
        return version;
    }

    synchronized Version erase(String subject, VersionNumber number) {
        Version version = version(subject, number, true);
        if (!version.deleted()) {
            throw RegistryException.notDeletedYet(40407, "Subject '" + subject + "' Version " + version.version());
        }
        log.accept(new LogRecord.ErasedVersion(subject, version.version()));
        return version;
    }

    CompatibilityLevel defaultLevel() {
        return subjects.defaultLevel().orElse(LEVEL_BY_DEFAULT);
    }

    Optional<CompatibilityLevel> level(String subject) {
        return subjects.level(subject);
    }

    CompatibilityLevel levelInForce(String subject) {
        return level(subject).orElseGet(this::defaultLevel);
    }

    /** Sets the level of a subject, or that of all others; an empty level takes the earlier one back. */
    synchronized void setLevel(@Nullable String subject, @Nullable CompatibilityLevel level) {
        if (subject != null) {
            requireValid(subject);
        }
        log.accept(new LogRecord.Level(subject, level));
    }

    private Optional<Version> find(String subject, String canonical) {
        return subjects.withSchema(subject, canonical).stream()
                .filter(version -> !version.deleted())
                .findFirst();
    }

    private List<Version> live(String subject) {
        return versions(subject, false);
    }

    private List<Version> versions(String subject, boolean deletedToo) {
        return subjects.versions(subject).stream()
                .filter(version -> deletedToo || !version.deleted())
                .toList();
    }

    private int nextVersion(String subject) {
        List<Version> all = subjects.versions(subject);
        return all.isEmpty() ? 1 : all.get(all.size() - 1).version() + 1;
    }

    private static void requireValid(String subject) {
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || subject.chars().anyMatch(Character::isISOControl)) {
            throw RegistryException.invalidSubject(subject);
        }
    }
}
