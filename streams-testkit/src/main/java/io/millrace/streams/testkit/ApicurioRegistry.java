package io.millrace.streams.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Apicurio Registry as a program, seen through its Confluent API. It keeps its schemas in memory unless it is told otherwise.
 *
 * @param unpacked the folder that Maven has unpacked it to
 */
public record ApicurioRegistry(Path unpacked, int port, int managementPort) {
    private static final String HEAP = "256m";

    /** Where clients of Confluent's registry find the one at a port. */
    public static URI confluentApi(int port) {
        return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    }

    /**
     * How it is started.
     *
     * @param settings more of its settings, as variables of its environment
     */
    public ProcessLaunch launch(Path folder, Map<String, String> settings) {
        URI subjects = URI.create(confluentApi(port) + "/subjects");
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort),
                "QUARKUS_LOG_LEVEL", "WARN"));
        environment.putAll(settings);
        return new ProcessLaunch(
                ProcessLaunch.java(HEAP, "-jar", jar().toString()),
                environment,
                folder,
                () -> HttpProbe.answers(subjects));
    }

    private Path jar() {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(unpacked, "{quarkus-run,*-runner}.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("There is no Apicurio Registry in " + unpacked);
    }
}
