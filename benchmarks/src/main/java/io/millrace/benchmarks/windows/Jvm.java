package io.millrace.benchmarks.windows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Both contestants run on the same Java with the same memory. */
final class Jvm {
    private Jvm() {}

    /** The command up to the class to run. */
    static List<String> command(String classPath, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:+UseG1GC",
                // Compiler threads that ended would no longer be told from the others.
                "-XX:-UseDynamicNumberOfCompilerThreads",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        // For a look inside, as -XX:StartFlightRecording=…
        command.addAll(List.of(System.getProperty("benchmark.options", "").split(" ")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-cp", classPath));
        return command;
    }
}
