package io.millrace.gateway.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Vendors' clients for Node and for browsers, as {@code src/test/node} names them, installed from npm once per build folder. */
public final class NodeClients {
    private static final Path SOURCE = Path.of("src", "test", "node");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int OLDEST_NODE = 20;

    private final Path folder;

    private NodeClients(Path folder) {
        this.folder = folder;
    }

    /** The clients, or an aborted test where they cannot run. */
    public static NodeClients installed() {
        String version = output(List.of("node", "--version"));
        assumeThat(version).as("install Node %d or newer: nodejs", OLDEST_NODE).startsWith("v");
        int major = Integer.parseInt(version.substring(1, version.indexOf('.')));
        assumeThat(major).as("install Node %d or newer: nodejs", OLDEST_NODE).isGreaterThanOrEqualTo(OLDEST_NODE);
        assumeThat(output(List.of("npm", "--version"))).as("install npm").isNotEmpty();
        NodeClients clients = new NodeClients(Path.of("target", "node"));
        clients.install();
        return clients;
    }

    /** Aborts the test where there is no browser. */
    public static void assumeBrowser() {
        assumeThat(CHROMIUM).as("install the package chromium").isExecutable();
    }

    private void install() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(SOURCE)) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            String lock = Files.readString(SOURCE.resolve("package-lock.json"));
            Path installed = folder.resolve("installed-lock.json");
            if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
                return;
            }
            Path log = folder.resolve("install.log");
            int exit = finish(process(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start());
            assumeThat(exit).as("npm ci, see %s", log.toAbsolutePath()).isZero();
            Files.writeString(installed, lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lets a client send what its scenario says.
     *
     * @param run what its ids begin with
     */
    public Scenario start(String scenario, String run, URI gateway, String writeKey) {
        ProcessBuilder builder = process(List.of("node", scenario + ".mjs"));
        builder.environment()
                .putAll(Map.of(
                        "GATEWAY",
                        gateway.toString(),
                        "WRITE_KEY",
                        writeKey,
                        "RUN",
                        run,
                        "CHROMIUM",
                        CHROMIUM.toString()));
        File said = folder.resolve(run + ".out").toFile();
        File complained = folder.resolve(run + ".err").toFile();
        try {
            return new Scenario(
                    builder.redirectOutput(said).redirectError(complained).start(), said.toPath(), complained.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder process(List<String> command) {
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    private static int finish(Process process) {
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String output(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return finish(process) == 0 ? output.strip() : "";
        } catch (IOException e) {
            return "";
        }
    }
}
