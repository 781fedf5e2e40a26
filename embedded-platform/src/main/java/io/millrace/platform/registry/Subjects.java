package io.millrace.platform.registry;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the log says, as of the last record that was applied. Deleted versions stay known until they are erased: records
 * with their ids are still about.
 */
final class Subjects {
    private final NavigableMap<String, NavigableMap<Integer, Entry>> subjects = new TreeMap<>();
    private final Map<String, CompatibilityLevel> levels = new HashMap<>();
    private Optional<CompatibilityLevel> defaultLevel = Optional.empty();
    private int highestId;

    synchronized void apply(LogRecord record) {
        if (record instanceof LogRecord.Version version) {
            put(version);
        } else if (record instanceof LogRecord.ErasedVersion erased) {
            erase(erased);
        } else if (record instanceof LogRecord.DeletedSubject deleted) {
            delete(deleted);
        } else if (record instanceof LogRecord.Level level) {
            set(level);
        }
    }

    /** All versions of a subject in order, deleted ones too. */
    synchronized List<LogRecord.Version> versions(String subject) {
        return subjects.getOrDefault(subject, new TreeMap<>()).values().stream()
                .map(Entry::version)
                .toList();
    }

    /** All versions of all subjects, deleted ones too. */
    synchronized List<LogRecord.Version> allVersions() {
        return entries().map(Entry::version).toList();
    }

    /** The versions of a subject that have the schema, deleted ones too. */
    synchronized List<LogRecord.Version> withSchema(String subject, String canonicalSchema) {
        return subjects.getOrDefault(subject, new TreeMap<>()).values().stream()
                .filter(entry -> entry.canonicalSchema().equals(canonicalSchema))
                .map(Entry::version)
                .toList();
    }

    /** The id that the schema has under whatever subject, or else one that was never given out. */
    synchronized int idFor(String canonicalSchema) {
        return entries()
                .filter(entry -> entry.canonicalSchema().equals(canonicalSchema))
                .map(entry -> entry.version().id())
                .findFirst()
                .orElse(highestId + 1);
    }

    synchronized Optional<CompatibilityLevel> level(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    /** The level of subjects that have none of their own, where one was set. */
    synchronized Optional<CompatibilityLevel> defaultLevel() {
        return defaultLevel;
    }

    private Stream<Entry> entries() {
        return subjects.values().stream().map(NavigableMap::values).flatMap(Collection::stream);
    }

    private void put(LogRecord.Version version) {
        subjects.computeIfAbsent(version.subject(), subject -> new TreeMap<>())
                .put(version.version(), new Entry(version, AvroSchemas.canonical(version.schema())));
        highestId = Math.max(highestId, version.id());
    }

    private void erase(LogRecord.ErasedVersion erased) {
        NavigableMap<Integer, Entry> versions = subjects.get(erased.subject());
        if (versions == null) {
            return;
        }
        versions.remove(erased.version());
        if (versions.isEmpty()) {
            subjects.remove(erased.subject());
        }
    }

    private void delete(LogRecord.DeletedSubject deleted) {
        NavigableMap<Integer, Entry> versions = subjects.get(deleted.subject());
        if (versions != null) {
            versions.headMap(deleted.upTo(), true).replaceAll((number, entry) -> entry.asDeleted());
        }
    }

    private void set(LogRecord.Level level) {
        if (level.subject() == null) {
            defaultLevel = Optional.ofNullable(level.level());
        } else if (level.level() == null) {
            levels.remove(level.subject());
        } else {
            levels.put(level.subject(), level.level());
        }
    }

    private record Entry(LogRecord.Version version, String canonicalSchema) {
        Entry asDeleted() {
            return new Entry(version.asDeleted(), canonicalSchema);
        }
    }
}
