package io.millrace.benchmarks.windows;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The broker and the registry that both contestants share, in a process that is not counted. */
record Platform(Process process, String bootstrapServers, String registryUrl) implements AutoCloseable {
    private static final String READY = "READY ";

    /** Starts them and answers when they serve. */
    static Platform start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlatformProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                String[] addresses = line.substring(READY.length()).split(" ", 2);
                return new Platform(process, addresses[0], addresses[1]);
            }
        }
        throw new IllegalStateException("The broker did not start");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
