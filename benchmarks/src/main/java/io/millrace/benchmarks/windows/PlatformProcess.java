package io.millrace.benchmarks.windows;

import io.millrace.platform.EmbeddedBroker;
import io.millrace.platform.EmbeddedRegistry;
import io.millrace.streams.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Path;

/** A broker and a schema registry in a process of their own, for as long as its input stays open. */
final class PlatformProcess {
    private PlatformProcess() {}

    /** Takes a folder; prints where broker and registry are. */
    @SuppressWarnings("SystemOut") // It is how the benchmark learns the ports.
    public static void main(String[] arguments) throws IOException {
        int[] ports = FreePorts.find(3);
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), ports[0], ports[1]);
        EmbeddedRegistry registry = EmbeddedRegistry.start(broker.bootstrapServers(), ports[2]);
        System.out.println("READY " + broker.bootstrapServers() + " " + registry.url());
        while (System.in.read() >= 0) {
            // Nothing is said to it.
        }
        // What it holds is thrown away.
        Runtime.getRuntime().halt(0);
    }
}
