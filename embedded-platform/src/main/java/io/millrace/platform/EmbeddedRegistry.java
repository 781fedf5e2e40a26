package io.millrace.platform;

import io.millrace.platform.registry.RegistryServer;
import java.net.URI;
import java.time.Duration;

/**
 * A schema registry in this JVM that speaks Confluent's REST API and keeps all it knows on a topic of the broker. There
 * may be one for a broker.
 */
public final class EmbeddedRegistry implements AutoCloseable {
    private static final String PART = "schema registry";
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(4);

    private final RegistryServer server;
    private final URI url;

    private EmbeddedRegistry(RegistryServer server, URI url) {
        this.server = server;
        this.url = url;
    }

    /**
     * Starts a registry and answers when it serves.
     *
     * @throws PlatformStartException when it cannot: its port is taken, the broker does not answer
     */
    public static EmbeddedRegistry start(String bootstrapServers, int port) {
        Ports.requireFree("the schema registry", port);
        RegistryServer server = StartAttempt.run(
                PART, LONGEST_START, () -> RegistryServer.start(bootstrapServers, Ports.address(port)));
        return new EmbeddedRegistry(server, URI.create("http://" + Ports.HOST + ":" + port));
    }

    public URI url() {
        return url;
    }

    @Override
    public void close() {
        BoundedStop.run(PART, LONGEST_STOP, server::close);
    }
}
