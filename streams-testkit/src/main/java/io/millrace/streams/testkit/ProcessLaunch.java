package io.millrace.streams.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * How a process is started, the same each time.
 *
 * @param command the program, with its options
 * @param environment all that it is told otherwise
 * @param folder where it works and writes its log
 * @param ready whether it serves
 */
public record ProcessLaunch(List<String> command, Map<String, String> environment, Path folder, BooleanSupplier ready) {
    private static final int LINES_SHOWN = 30;

    /** Ten processes share a laptop: they start quickly and stay small. */
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

    /** The JVM that runs the tests, small. */
    public static List<String> java(String heap, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.addAll(SMALL);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(arguments));
        return command;
    }

    /** The same, run by another installation of Java. */
    public ProcessLaunch on(Path javaHome) {
        List<String> same = new ArrayList<>(command);
        same.set(0, javaHome.resolve("bin/java").toString());
        return new ProcessLaunch(same, environment, folder, ready);
    }

    public Path log() {
        return folder.resolve("process.log");
    }

    /** What it said last, for people: the folder is gone when they ask. */
    String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "It left no log: " + e.getMessage();
        }
    }
}
