package io.millrace.system.process;

import static java.util.Objects.requireNonNull;

import io.millrace.streams.testkit.ProcessLaunch;
import io.millrace.system.suite.HttpProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Apicurio Registry, which keeps its schemas in a file, seen through its Confluent API. */
final class RegistryProcess {
    private static final String HEAP = "256m";

    private RegistryProcess() {}

    static ProcessLaunch launch(Path folder, int port, int managementPort) {
        return new ProcessLaunch(
                ProcessLaunch.java(HEAP, "-jar", jar().toString()),
                Map.of(
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(port),
                        "QUARKUS_MANAGEMENT_HOST",
                        "127.0.0.1",
                        "QUARKUS_MANAGEMENT_PORT",
                        Integer.toString(managementPort),
                        "QUARKUS_LOG_LEVEL",
                        "WARN",
                        "APICURIO_DATASOURCE_URL",
                        "jdbc:h2:file:" + folder.resolve("schemas")),
                folder,
                () -> HttpProbe.answers(confluentApi(port).resolve("v7/subjects")));
    }

    /** Where clients of Confluent's registry find this one. */
    static URI confluentApi(int port) {
        return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
    }

    private static Path jar() {
        Path unpacked = Path.of(requireNonNull(
                System.getProperty("millrace.apicurio"),
                "The system property millrace.apicurio must name the folder of Apicurio Registry, unpacked"));
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
