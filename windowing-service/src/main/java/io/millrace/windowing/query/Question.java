package io.millrace.windowing.query;

import org.jspecify.annotations.Nullable;

/**
 * A question as it came, to be passed on to other instances.
 *
 * @param path with its parameters, as they were sent
 * @param authorization of the caller, which other instances judge for themselves
 * @param scope whose panes are wanted
 */
record Question(String path, @Nullable String authorization, Scope scope) {
    /** The header that carries the scope from one instance to another. */
    static final String SCOPE = "Millrace-Scope";

    /** Whose panes. */
    enum Scope {
        /** Those of all instances. */
        ALL,
        /** Those of the tasks of the instance that is asked. */
        INSTANCE,
        /** Those together with its copies of other instances' tasks. */
        WITH_COPIES;

        static Scope of(@Nullable String header) {
            for (Scope scope : values()) {
                if (scope.name().equals(header)) {
                    return scope;
                }
            }
            return ALL;
        }
    }
}
