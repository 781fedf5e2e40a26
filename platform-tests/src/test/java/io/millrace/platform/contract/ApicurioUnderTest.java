package io.millrace.platform.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.millrace.platform.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Apicurio Registry as a process of its own, seen through its Confluent API; it keeps its schemas in memory. */
final class ApicurioUnderTest implements RegistryUnderTest {
    private final Path folder;
    private final Path javaHome;
    private final int port = FreePort.find();
    private final int managementPort = FreePort.find();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable Process process;

    ApicurioUnderTest(Path folder, Path javaHome) {
        this.folder = folder;
        this.javaHome = javaHome;
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    }

    @Override
    public void start() throws IOException {
        if (process != null) {
            return;
        }
        ProcessBuilder java = new ProcessBuilder(
                        javaHome.resolve("bin/java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("registry.log").toFile());
        java.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "QUARKUS_MANAGEMENT_HOST",
                        "127.0.0.1",
                        "QUARKUS_MANAGEMENT_PORT",
                        Integer.toString(managementPort)));
        Process started = java.start();
        process = started;
        await("Apicurio Registry in " + folder)
                .atMost(Duration.ofMinutes(3))
                .failFast("Apicurio Registry ended, see its registry.log", () -> !started.isAlive())
                .until(this::serves);
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroyForcibly().onExit().orTimeout(30, SECONDS).join();
            process = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    private Path jar() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("quarkus-run\\.jar|.*-runner\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No Apicurio Registry in " + folder));
        }
    }

    private boolean serves() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/subjects"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
