package io.millrace.platform;

import java.nio.file.Path;
import java.time.Duration;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker, its own controller, in this JVM. What it holds is in its folder and survives a stop as well as a kill;
 * topics have one replica.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String PART = "Kafka broker";
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    private final KafkaRaftServer server;
    private final BrokerFolder folder;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, BrokerFolder folder, int port) {
        this.server = server;
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
        BoundedStop.run(PART, LONGEST_STOP, () -> {
            server.shutdown();
            server.awaitShutdown();
        });
        folder.close();
    }

    private static EmbeddedBroker startIn(BrokerFolder folder, int port, int controllerPort) {
        try {
            boolean quietly = false;
            KafkaConfig settings = new KafkaConfig(BrokerSettings.of(folder.path(), port, controllerPort), quietly);
            EmbeddedBroker broker = new EmbeddedBroker(new KafkaRaftServer(settings, Time.SYSTEM), folder, port);
            broker.startup();
            return broker;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** A server that fails leaves threads running that would keep the JVM alive for ever, so it is stopped all the same. */
    private void startup() {
        try {
            server.startup();
        } catch (Throwable e) {
            close();
            throw e;
        }
    }
}
