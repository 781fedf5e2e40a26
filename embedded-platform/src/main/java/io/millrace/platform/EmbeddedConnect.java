package io.millrace.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

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
        Ports.requireFree("the Connect worker", port);
        ConnectWorker worker = StartAttempt.run(
                PART,
                LONGEST_START,
                () -> ConnectWorker.start(ConnectSettings.of(bootstrapServers, port, pluginFolder)));
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
