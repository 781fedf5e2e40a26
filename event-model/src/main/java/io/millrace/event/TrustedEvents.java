package io.millrace.event;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Makes Avro trust the suite's records. Avro loads only classes that it is told to trust, whatever a schema may name: ours
 * are trusted, and nothing else. Building a record needs it as much as reading one.
 */
public final class TrustedEvents {
    /** The package that all records of the suite are in or under. */
    public static final String PACKAGE = "io.millrace.event.";

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> type.getName().startsWith(PACKAGE)));
    }

    private TrustedEvents() {}

    /** To be called from the static part of whatever first touches records; calling it again does nothing. */
    public static void trust() {
        // Loading the class has done it.
    }
}
