package io.millrace.gateway;

import static org.awaitility.Awaitility.await;

import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.testkit.TemporaryFolders;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A gateway that is ready, at a broker that it has to itself, with a folder for its data and what else a test keeps. */
record GatewayAtBroker(BrokerExtension broker, Path folder, RunningGateway gateway, ExtensionContext context)
        implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(90);

    static GatewayAtBroker start(ExtensionContext context, String... settings) {
        BrokerExtension broker = new BrokerExtension();
        broker.beforeAll(context);
        Path folder = TemporaryFolders.create("millrace-gateway-");
        RunningGateway gateway = RunningGateway.start(broker.bootstrapServers(), folder.resolve("gateway"), settings);
        await().atMost(LONG).until(gateway::isReady);
        return new GatewayAtBroker(broker, folder, gateway, context);
    }

    @Override
    public void close() {
        gateway.close();
        broker.afterAll(context);
        TemporaryFolders.delete(folder);
    }
}
