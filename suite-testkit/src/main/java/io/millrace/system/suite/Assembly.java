package io.millrace.system.suite;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/** What the quickstart's build has put together, and {@code ./run} starts. */
public final class Assembly {
    private Assembly() {}

    public static Path folder() {
        return Path.of(requireNonNull(
                System.getProperty("millrace.quickstart"),
                "The system property millrace.quickstart must name the quickstart's target folder"));
    }

    /** The folder of all modules, each with what its build has left in its target folder. */
    public static Path root() {
        return folder().resolve("../..").toAbsolutePath().normalize();
    }

    /** Where Connect finds the sink. */
    public static Path plugins() {
        return folder().resolve("plugins");
    }
}
