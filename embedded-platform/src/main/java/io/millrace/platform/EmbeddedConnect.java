package io.millrace.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A Kafka Connect worker with its REST API in this JVM; its connectors come from a plugin folder, class loaders apart. */
public final class EmbeddedConnect implements AutoCloseable {
    private static final String PART = "Connect worker";
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private final ConnectWorker worker;
    private final URI url;

    private EmbeddedConnect(ConnectWorker worker, URI url) {
        this.worker = worker;
        this.url = url;
    }

    /**
     * Starts a worker and answers when it serves.
     *
     * @param pluginFolder a folder for each plugin
     * @throws PlatformStartException when it cannot: its port is taken, the broker does not answer
     */
    public static EmbeddedConnect start(String bootstrapServers, int port, Path pluginFolder) {
        return start(bootstrapServers, port, pluginFolder, Map.of());
    }

    /**
     * Starts a worker that differs from ours, such as by how it signs in, and answers when it serves.
     *
     * @param settings of Kafka Connect, which win over ours
     * @throws PlatformStartException when it cannot, likewise
     */
    public static EmbeddedConnect start(
            String bootstrapServers, int port, Path pluginFolder, Map<String, String> settings) {
        Ports.requireFree("the Connect worker", port);
        Map<String, String> all = new HashMap<>(ConnectSettings.of(bootstrapServers, port, pluginFolder));
        all.putAll(settings);
        ConnectWorker worker = StartAttempt.run(PART, LONGEST_START, () -> ConnectWorker.start(all));
        return new EmbeddedConnect(worker, URI.create("http://" + Ports.HOST + ":" + port));
    }

    public URI url() {
        return url;
    }

    @Override
    public void close() {
        worker.close();
    }
}
