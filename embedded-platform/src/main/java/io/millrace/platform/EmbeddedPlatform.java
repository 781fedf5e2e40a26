package io.millrace.platform;

import java.net.URI;
import java.util.function.Consumer;

/**
 * A broker, a schema registry and a Connect worker that start and stop together. A part that does not stop in its share of
 * half a minute is left behind: then some threads live on, and only halting the JVM gets rid of them.
 */
public final class EmbeddedPlatform implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;
    private final EmbeddedConnect connect;
    private final Consumer<String> progress;

    private EmbeddedPlatform(
            EmbeddedBroker broker, EmbeddedRegistry registry, EmbeddedConnect connect, Consumer<String> progress) {
        this.broker = broker;
        this.registry = registry;
        this.connect = connect;
        this.progress = progress;
    }

    /**
     * Starts all parts and answers when they serve.
     *
     * @param progress is told what is being started, and later why Kafka ends the JVM if it does
     * @throws PlatformStartException when a part cannot be started; those before it are stopped again
     */
    public static EmbeddedPlatform start(PlatformSettings settings, Consumer<String> progress) {
        requirePorts(settings);
        progress.accept("Starting the Kafka broker on port " + settings.brokerPort());
        EmbeddedBroker broker =
                EmbeddedBroker.start(settings.folder(), settings.brokerPort(), settings.controllerPort());
        try {
            return startAround(broker, settings, progress);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    public URI registryUrl() {
        return registry.url();
    }

    public URI connectUrl() {
        return connect.url();
    }

    @Override
    public void close() {
        KafkaExits.tellNoMore(progress);
        connect.close();
        registry.close();
        broker.close();
    }

    private static EmbeddedPlatform startAround(
            EmbeddedBroker broker, PlatformSettings settings, Consumer<String> progress) {
        progress.accept("Starting the schema registry on port " + settings.registryPort());
        EmbeddedRegistry registry = EmbeddedRegistry.start(broker.bootstrapServers(), settings.registryPort());
        try {
            progress.accept("Starting the Connect worker on port " + settings.connectPort());
            EmbeddedConnect connect =
                    EmbeddedConnect.start(broker.bootstrapServers(), settings.connectPort(), settings.pluginFolder());
            KafkaExits.tell(progress);
            return new EmbeddedPlatform(broker, registry, connect, progress);
        } catch (RuntimeException e) {
            registry.close();
            throw e;
        }
    }

    private static void requirePorts(PlatformSettings settings) {
        Ports.requireFree("the Kafka broker", settings.brokerPort());
        Ports.requireFree("the Kafka controller", settings.controllerPort());
        Ports.requireFree("the schema registry", settings.registryPort());
        Ports.requireFree("the Connect worker", settings.connectPort());
    }
}
