package io.millrace.platform.contract;

import io.millrace.platform.EmbeddedBroker;
import io.millrace.platform.EmbeddedRegistry;
import io.millrace.streams.testkit.FreePorts;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Ours, with a broker under it. */
final class EmbeddedRegistryUnderTest implements RegistryUnderTest {
    private final EmbeddedBroker broker;
    private final int port = FreePorts.find();
    private @Nullable EmbeddedRegistry registry;

    EmbeddedRegistryUnderTest(Path folder) {
        broker = EmbeddedBroker.start(folder, FreePorts.find(), FreePorts.find());
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void start() {
        if (registry == null) {
            registry = EmbeddedRegistry.start(broker.bootstrapServers(), port);
        }
    }

    @Override
    public void stop() {
        if (registry != null) {
            registry.close();
            registry = null;
        }
    }

    @Override
    public void close() {
        stop();
        broker.close();
    }
}
