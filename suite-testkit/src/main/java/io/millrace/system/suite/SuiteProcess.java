package io.millrace.system.suite;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.millrace.quickstart.suite.SuitePorts;
import io.millrace.streams.testkit.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A suite in a process of its own, as {@code ./run} starts it, which can be stopped and killed. */
public final class SuiteProcess implements AutoCloseable {
    private static final int LONGEST_STOP_SECONDS = 30;
    private static final int WARNINGS_TOLD = 50;

    private final Path folder;
    private final int portOffset;
    private final List<String> said = new ArrayList<>();
    private Process process;

    private SuiteProcess(Path folder, int portOffset) throws IOException {
        this.folder = folder;
        this.portOffset = portOffset;
        this.process = launched();
    }

    /** Starts a suite on free ports and answers when it is up. */
    public static SuiteProcess start(Path folder) throws IOException {
        // The lowest of the usual ports is 8080, so that the first one is free; the others are asked for at the start.
        return new SuiteProcess(folder, FreePorts.find() - 8080);
    }

    public SuitePorts ports() {
        return SuitePorts.withOffset(portOffset);
    }

    /** Starts it again on the same data, and answers when it is up. */
    public void launch() throws IOException {
        process = launched();
    }

    /** Ends it as Ctrl-C does. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LONGEST_STOP_SECONDS, SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("The suite did not stop within " + LONGEST_STOP_SECONDS + " s: " + said);
        }
    }

    /** Ends it as a power cut does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** How long processors have worked for it since it was launched. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Main memory that it holds, by what Linux says of the process. */
    public long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Process launched() throws IOException {
        Process launched = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + Assembly.root().resolve("quickstart/jvm-options"),
                        "-Dmillrace.plugins=" + Assembly.plugins(),
                        "-cp",
                        Assembly.folder().resolve("lib") + "/*",
                        "io.millrace.quickstart.Main",
                        "--data",
                        folder.toString(),
                        "--port-offset",
                        Integer.toString(portOffset),
                        "--no-sample")
                .redirectErrorStream(true)
                .start();
        awaitUp(launched);
        return launched;
    }

    private void awaitUp(Process launched) throws IOException {
        BufferedReader output = launched.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.equals("Millrace is up")) {
                return;
            }
        }
        throw new IllegalStateException("The suite did not start: " + said + "; its log warned: " + lastWarnings());
    }

    private List<String> lastWarnings() throws IOException {
        try (Stream<String> log = Files.lines(folder.resolve("logs").resolve("millrace.log"))) {
            List<String> warnings = log.filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                    .toList();
            return warnings.subList(Math.max(0, warnings.size() - WARNINGS_TOLD), warnings.size());
        }
    }
}
