package io.millrace.platform.registry;

import java.util.List;
import java.util.OptionalInt;

/** A version as a path names it: by its number, or as the latest. */
record VersionNumber(OptionalInt number) {

    static VersionNumber parse(String text) {
        if (text.equals("latest") || text.equals("-1")) {
            return new VersionNumber(OptionalInt.empty());
        }
        try {
            int number = Integer.parseInt(text);
            if (number < 1) {
                throw RegistryException.invalidVersion(text);
            }
            return new VersionNumber(OptionalInt.of(number));
        } catch (NumberFormatException e) {
            throw RegistryException.invalidVersion(text);
        }
    }

    /** The version that is meant among those of a subject, which are in order and not none. */
    LogRecord.Version among(List<LogRecord.Version> versions) {
        if (number.isEmpty()) {
            return versions.get(versions.size() - 1);
        }
        return versions.stream()
                .filter(version -> version.version() == number.getAsInt())
                .findFirst()
                .orElseThrow(() -> RegistryException.versionNotFound(number.getAsInt()));
    }
}
