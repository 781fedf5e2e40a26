package io.millrace.system.process;

import static java.util.Objects.requireNonNull;

import io.millrace.streams.testkit.ApicurioRegistry;
import io.millrace.streams.testkit.ProcessLaunch;
import java.nio.file.Path;
import java.util.Map;

/** Apicurio Registry, which keeps its schemas in a file. */
final class RegistryProcess {
    private RegistryProcess() {}

    static ProcessLaunch launch(Path folder, int port, int managementPort) {
        return new ApicurioRegistry(unpacked(), port, managementPort)
                .launch(folder, Map.of("APICURIO_DATASOURCE_URL", "jdbc:h2:file:" + folder.resolve("schemas")));
    }

    private static Path unpacked() {
        return Path.of(requireNonNull(
                System.getProperty("millrace.apicurio"),
                "The system property millrace.apicurio must name the folder of Apicurio Registry, unpacked"));
    }
}
