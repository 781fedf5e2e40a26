package io.millrace.platform.registry;

import java.util.Locale;
import java.util.Optional;

/** Which earlier schemas of its subject a new one must get on with, and in which direction. */
enum CompatibilityLevel {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean readsEarlier;
    private final boolean isReadByEarlier;
    private final boolean transitive;

    CompatibilityLevel(boolean readsEarlier, boolean isReadByEarlier, boolean transitive) {
        this.readsEarlier = readsEarlier;
        this.isReadByEarlier = isReadByEarlier;
        this.transitive = transitive;
    }

    /** Whether the new schema must read what was written with earlier ones. */
    boolean readsEarlier() {
        return readsEarlier;
    }

    /** Whether earlier schemas must read what is written with the new one. */
    boolean isReadByEarlier() {
        return isReadByEarlier;
    }

    /** Whether all earlier schemas count, or only the last. */
    boolean transitive() {
        return transitive;
    }

    static Optional<CompatibilityLevel> named(String name) {
        try {
            return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
