package io.millrace.warehouse.sink;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.platform.EmbeddedRegistry;
import io.millrace.streams.boot.ServiceStart;
import io.millrace.streams.boot.SuiteService;
import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.testkit.FreePorts;
import io.millrace.streams.topic.TopicProvisioner;
import io.millrace.streams.topic.TopicSettings;
import io.millrace.warehouse.WarehouseApplication;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.ConfigurableApplicationContext;

/** All that rows need on their way from the topics to a table, with the real parts: registry, worker, and the service. */
final class SinkPlatform implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final BrokerExtension broker;
    private final Path plugins;
    private final int registryPort;
    private final int workerPort;
    private final WarehouseApi api;
    private final ConfigurableApplicationContext service;
    private EmbeddedRegistry registry;
    private WorkerProcess worker;

    private SinkPlatform(BrokerExtension broker, Path folder, List<String> settings) throws Exception {
        int[] ports = FreePorts.find(3);
        this.broker = broker;
        registryPort = ports[0];
        workerPort = ports[1];
        api = new WarehouseApi(ports[2]);
        plugins = Files.createDirectory(folder.resolve("plugins"));
        Files.createSymbolicLink(
                plugins.resolve("iceberg"),
                Path.of("../connect-plugin/target/plugin").toRealPath());
        registry = EmbeddedRegistry.start(broker.bootstrapServers(), registryPort);
        worker = WorkerProcess.start(broker.bootstrapServers(), workerPort, plugins);
        createTopics();
        service = startService(ports[2], settings);
    }

    /** Answers when the connectors run. The settings are the service's, each as on a command line. */
    static SinkPlatform start(BrokerExtension broker, Path folder, List<String> settings) throws Exception {
        SinkPlatform platform = new SinkPlatform(broker, folder, settings);
        platform.service
                .getBean(ServiceStart.class)
                .completion()
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return platform;
    }

    WarehouseApi api() {
        return api;
    }

    URI registryUrl() {
        return registry.url();
    }

    void killWorker() {
        worker.kill();
    }

    void startWorker() {
        worker = WorkerProcess.start(broker.bootstrapServers(), workerPort, plugins);
    }

    void stopRegistry() {
        registry.close();
    }

    void startRegistry() {
        registry = EmbeddedRegistry.start(broker.bootstrapServers(), registryPort);
    }

    @Override
    public void close() {
        service.close();
        worker.close();
        registry.close();
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(broker.connection())) {
            new TopicProvisioner(admin, new TopicSettings(2, (short) 1, 1))
                    .create(List.of(TopicCatalogue.EVENTS_ENRICHED, TopicCatalogue.SESSIONS_CLOSED));
        }
    }

    private ConfigurableApplicationContext startService(int port, List<String> settings) {
        List<String> all = new ArrayList<>(settings);
        all.add("--server.port=" + port);
        all.add("--spring.kafka.bootstrap-servers=" + broker.bootstrapServers());
        all.add("--millrace.topics.partitions=2");
        all.add("--millrace.registry.url=" + registry.url());
        all.add("--millrace.access.admin-tokens=" + WarehouseApi.ADMIN_TOKEN);
        all.add("--millrace.warehouse.connect-url=" + WorkerProcess.url(workerPort));
        all.add("--millrace.warehouse.connector.commit-interval=500ms");
        all.add("--millrace.warehouse.connector.watch-interval=500ms");
        all.add("--millrace.warehouse.connector.longest-pause=2s");
        return SuiteService.builder(WarehouseApplication.class, WarehouseApplication.NAME)
                .run(all.toArray(String[]::new));
    }
}
