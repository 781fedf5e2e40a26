package io.millrace.platform;

import java.nio.file.Path;
import java.time.Duration;
import kafka.server.KafkaConfig;

/**
 * A Kafka broker, its own controller, in this JVM. What it holds is in its folder and survives a stop as well as a kill;
 * topics have one replica.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String PART = "Kafka broker";
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(12);

    private final KafkaServers servers;
    private final BrokerFolder folder;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaServers servers, BrokerFolder folder, int port) {
        this.servers = servers;
        this.folder = folder;
        this.bootstrapServers = Ports.HOST + ":" + port;
    }

    /**
     * Starts a broker and answers when it serves.
     *
     * @throws PlatformStartException when it cannot: a port is taken, the folder cannot be used, its disk is full
     */
    public static EmbeddedBroker start(Path folder, int port, int controllerPort) {
        Ports.requireFree("the Kafka broker", port);
        Ports.requireFree("the Kafka controller", controllerPort);
        return StartAttempt.run(PART, LONGEST_START, () -> startIn(BrokerFolder.take(folder), port, controllerPort));
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        BoundedStop.run(PART, LONGEST_STOP, servers::shutdown);
        folder.close();
    }

    private static EmbeddedBroker startIn(BrokerFolder folder, int port, int controllerPort) {
        try {
            boolean quietly = false;
            KafkaConfig settings = new KafkaConfig(BrokerSettings.of(folder.path(), port, controllerPort), quietly);
            KafkaServers servers = KafkaServers.of(settings, Ports.address(controllerPort));
            servers.startup();
            return new EmbeddedBroker(servers, folder, port);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }
}
