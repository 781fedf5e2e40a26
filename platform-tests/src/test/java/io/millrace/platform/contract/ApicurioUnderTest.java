package io.millrace.platform.contract;

import static org.awaitility.Awaitility.await;

import io.millrace.streams.testkit.ApicurioRegistry;
import io.millrace.streams.testkit.FreePorts;
import io.millrace.streams.testkit.JavaProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Apicurio Registry as a process of its own; it keeps its schemas in memory. */
final class ApicurioUnderTest implements RegistryUnderTest {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final URI url;
    private final JavaProcess process;
    private boolean isStarted;

    /**
     * One that is not started yet.
     *
     * @param unpacked the registry's own folder
     * @param folder for what it writes
     */
    ApicurioUnderTest(Path unpacked, Path folder, Path javaHome) {
        int[] ports = FreePorts.find(2);
        url = ApicurioRegistry.confluentApi(ports[0]);
        process = new JavaProcess(
                "Apicurio Registry",
                new ApicurioRegistry(unpacked, ports[0], ports[1])
                        .launch(folder, Map.of())
                        .on(javaHome));
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public void start() {
        if (isStarted) {
            return;
        }
        process.start();
        isStarted = true;
        await("Apicurio Registry").atMost(LONGEST_START).until(process::isReady);
    }

    @Override
    public void stop() {
        process.close();
        isStarted = false;
    }

    @Override
    public void close() {
        stop();
    }
}
