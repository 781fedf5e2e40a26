package io.millrace.benchmarks.door;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, as it would run. It says on its first line where it listens. */
final class Server implements AutoCloseable {
    private static final String READY = "port ";

    private final Process process;
    private final int port;

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a server of a kind, with what it needs to know, and with the collector that our images have. */
    static Server start(String kind, String... arguments) throws IOException {
        return start(List.of("-XX:+UseSerialGC"), kind, arguments);
    }

    /** Starts brokers, with the collector that Kafka's own image has. */
    static Server brokers(Path folder) throws IOException {
        return start(List.of("-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20"), "brokers", folder.toString());
    }

    private static Server start(List<String> collector, String kind, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(collector);
        command.addAll(List.of(
                "-Xms1g",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Servers.class.getName(),
                kind));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(READY)) {
                drain(said);
                return new Server(process, Integer.parseInt(line.substring(READY.length())));
            }
            all.append(line).append('\n');
        }
        throw new IllegalStateException(kind + " did not start:\n" + all);
    }

    private static void drain(BufferedReader said) {
        Thread reader = new Thread(() -> said.lines().forEach(line -> {}), "reader");
        reader.setDaemon(true);
        reader.start();
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
