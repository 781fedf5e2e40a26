package io.millrace.system.suite;

import io.millrace.quickstart.suite.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A service, and where its build leaves it. */
public enum ServiceModule {
    GATEWAY(Part.GATEWAY, "ingest-gateway", "ingest-gateway"),
    ENRICHMENT(Part.ENRICHMENT, "enrichment-service", "enrichment-service"),
    WINDOWING(Part.WINDOWING, "windowing-service", "windowing-service"),
    FRAUD(Part.FRAUD, "fraud-service", "fraud-service"),
    RECOMMENDATION(Part.RECOMMENDATION, "recommendation-service", "recommendation-service"),
    WAREHOUSE(Part.WAREHOUSE, "warehouse-sink", "warehouse-sink/service"),
    CONSOLE(Part.CONSOLE, "console", "console");

    private final Part part;
    private final String service;
    private final String folder;

    ServiceModule(Part part, String service, String folder) {
        this.part = part;
        this.service = service;
        this.folder = folder;
    }

    public static ServiceModule of(Part part) {
        return Arrays.stream(values())
                .filter(module -> module.part == part)
                .findFirst()
                .orElseThrow();
    }

    public Part part() {
        return part;
    }

    /** The service's name, as in {@code ingest-gateway}. */
    public String service() {
        return service;
    }

    /** The service as one file that {@code java -jar} starts. */
    public Path executableJar() {
        Path target = Assembly.root().resolve(folder).resolve("target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*-exec.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Build the %s first: mvn package".formatted(service), e);
        }
        throw new IllegalStateException("There is no *-exec.jar in %s: build it by mvn package".formatted(target));
    }
}
