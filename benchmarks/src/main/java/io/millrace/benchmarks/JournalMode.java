package io.millrace.benchmarks;

import io.millrace.gateway.GatewayApplication;
import io.millrace.platform.EmbeddedBroker;
import io.millrace.platform.EmbeddedRegistry;
import io.millrace.streams.boot.ServiceStart;
import io.millrace.streams.boot.SuiteService;
import io.millrace.streams.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.context.ConfigurableApplicationContext;

/** How much the gateway takes while its broker is away, beside how much it takes while the broker is there. */
public final class JournalMode {
    private static final int CONNECTIONS = 256;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private JournalMode() {}

    /** Takes the file for the report. */
    @SuppressWarnings("try") // The gateway is spoken to over HTTP only.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Report report = new Report(
                "Journal mode beside direct mode: one event of 1 KB a request, %d connections".formatted(CONNECTIONS),
                "benchmarks/journal-mode");
        Path folder = Scratch.folder();
        int[] ports = FreePorts.find(4);
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), ports[0], ports[1]);
        try (EmbeddedRegistry registry = EmbeddedRegistry.start(broker.bootstrapServers(), ports[2]);
                ConfigurableApplicationContext gateway = gateway(broker, registry, folder, ports[3]);
                ClosedLoop load = ClosedLoop.start(ports[3], CONNECTIONS)) {
            double direct = rate(load);
            broker.close();
            double journal = rate(load);
            report.add("acks=all by a broker in the same JVM", "%,.0f events/s".formatted(direct), "");
            report.add("fsynced in the journal", "%,.0f events/s".formatted(journal), "");
            report.add("ratio", "%.2f".formatted(journal / direct), "at least 0.7");
            report.add("requests refused", Long.toString(load.refused()), "0");
        }
        report.write(Path.of(arguments[0]));
        // The producer waits for a broker that does not come back.
        System.exit(0);
    }

    private static double rate(ClosedLoop load) throws InterruptedException {
        Thread.sleep(WARM_UP.toMillis());
        long before = load.taken();
        long start = System.nanoTime();
        Thread.sleep(MEASURED.toMillis());
        return (load.taken() - before) * 1e9 / (System.nanoTime() - start);
    }

    private static ConfigurableApplicationContext gateway(
            EmbeddedBroker broker, EmbeddedRegistry registry, Path folder, int port) throws InterruptedException {
        ConfigurableApplicationContext gateway = SuiteService.builder(GatewayApplication.class, GatewayApplication.NAME)
                .run(
                        "--server.port=" + port,
                        "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                        "--millrace.registry.url=" + registry.url(),
                        "--millrace.gateway.data-folder=" + folder.resolve("gateway"),
                        "--millrace.gateway.write-keys[0].key=dev-write-key",
                        "--millrace.gateway.write-keys[0].name=benchmark");
        while (!gateway.getBean(ServiceStart.class).isReady()) {
            Thread.sleep(100);
        }
        return gateway;
    }
}
