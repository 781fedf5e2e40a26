package io.millrace.system.process;

import static java.util.stream.Collectors.joining;

import io.millrace.streams.testkit.ProcessLaunch;
import io.millrace.system.suite.Assembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Kafka's own broker, its own controller, as its program starts it. Each of its clients has a listener for itself, advertised
 * as the near end of that client's cable: so one can be cut off while the others go on.
 */
final class BrokerProcess {
    private static final String HEAP = "256m";
    private static final String CONTROLLER = "CONTROLLER";
    private static final int NODE_ID = 1;
    private static final String LOOPBACK = "127.0.0.1:";
    private static final int PROBE_SECONDS = 5;

    private BrokerProcess() {}

    /**
     * A broker that keeps its data in a folder.
     *
     * @param port for those who are never cut off, as the tests themselves
     */
    static ProcessLaunch launch(Path folder, int port, int controllerPort, List<Seat> clients) {
        try {
            Path data = Files.createDirectories(folder.resolve("data"));
            Path settings = folder.resolve("server.properties");
            write(settings, settings(data, port, controllerPort, clients));
            format(data);
            return new ProcessLaunch(
                    ProcessLaunch.java(
                            HEAP,
                            QuietLog.option(folder),
                            "-cp",
                            Assembly.folder().resolve("lib") + "/*",
                            "kafka.Kafka",
                            settings.toString()),
                    Map.of(),
                    folder,
                    () -> serves(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties settings(Path data, int port, int controllerPort, List<Seat> clients) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@" + LOOPBACK + controllerPort,
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                "PLAINTEXT",
                "log.dirs",
                data.toString()));
        settings.putAll(Map.of(
                "listeners",
                listeners(
                        "PLAINTEXT://" + LOOPBACK + port + "," + CONTROLLER + "://" + LOOPBACK + controllerPort,
                        clients.stream().map(seat -> name(seat) + "://" + LOOPBACK + seat.brokerPort())),
                "advertised.listeners",
                listeners(
                        "PLAINTEXT://" + LOOPBACK + port,
                        clients.stream().map(seat -> name(seat) + "://" + seat.bootstrapServers())),
                "listener.security.protocol.map",
                listeners(
                        "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                        clients.stream().map(seat -> name(seat) + ":PLAINTEXT"))));
        settings.putAll(oneReplica());
        settings.putAll(small());
        return settings;
    }

    private static Map<String, String> oneReplica() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    private static Map<String, String> small() {
        return Map.of(
                "num.network.threads", "1",
                "num.io.threads", "4",
                "message.max.bytes", Integer.toString(10 << 20),
                "log.index.size.max.bytes", Integer.toString(1 << 20),
                "log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20),
                "group.initial.rebalance.delay.ms", "0",
                // A killed broker is taken for alive, and its successor turned away, for as long as this.
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500");
    }

    private static String listeners(String own, Stream<String> ofClients) {
        return Stream.concat(Stream.of(own), ofClients).collect(joining(","));
    }

    private static String name(Seat client) {
        return "CLIENT" + client.brokerPort();
    }

    private static void write(Path file, Properties settings) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
    }

    private static void format(Path data) throws IOException {
        try {
            new Formatter()
                    .setNodeId(NODE_ID)
                    .setClusterId("millrace-of-processes")
                    .setControllerListenerName(CONTROLLER)
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .setIgnoreFormatted(true)
                    .setUnstableFeatureVersionsEnabled(false)
                    .setHasDynamicQuorum(false)
                    .run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static boolean serves(int port) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", LOOPBACK + port))) {
            return !admin.describeCluster()
                    .nodes()
                    .get(PROBE_SECONDS, TimeUnit.SECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
