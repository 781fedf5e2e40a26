package io.millrace.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
        return start(folder, port, controllerPort, Map.of());
    }

    /**
     * Starts a broker that differs from ours, such as by its listeners or by an authorizer, and answers when it serves.
     *
     * @param settings of Kafka, which win over ours
     * @throws PlatformStartException when it cannot, likewise
     */
    public static EmbeddedBroker start(Path folder, int port, int controllerPort, Map<String, String> settings) {
        Ports.requireFree("the Kafka broker", port);
        Ports.requireFree("the Kafka controller", controllerPort);
        return StartAttempt.run(
                PART, LONGEST_START, () -> startIn(BrokerFolder.take(folder), port, controllerPort, settings));
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        BoundedStop.run(PART, LONGEST_STOP, servers::shutdown);
        folder.close();
    }

    private static EmbeddedBroker startIn(
            BrokerFolder folder, int port, int controllerPort, Map<String, String> settings) {
        try {
            boolean quietly = false;
            Map<String, String> all = BrokerSettings.of(folder.path(), port, controllerPort);
            all.putAll(settings);
            KafkaServers servers = KafkaServers.of(new KafkaConfig(all, quietly), Ports.address(controllerPort));
            servers.startup();
            return new EmbeddedBroker(servers, folder, port);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }
}
