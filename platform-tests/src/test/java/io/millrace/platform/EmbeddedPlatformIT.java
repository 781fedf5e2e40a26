package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.platform.registry.Http;
import io.millrace.streams.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.jetty.util.thread.ShutdownThread;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPlatformIT {
    private final int brokerPort = FreePorts.find();
    private final int controllerPort = FreePorts.find();
    private final int registryPort = FreePorts.find();
    private final int connectPort = FreePorts.find();
    private final List<String> progress = new ArrayList<>();

    @TempDir
    Path root;

    @BeforeEach
    void makePluginFolder() throws IOException {
        Files.createDirectory(root.resolve("plugins"));
    }

    @Test
    void startsAllPartsAndStopsThemAgain() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();

        try (EmbeddedPlatform platform = start()) {
            assertThat(platform.bootstrapServers()).isEqualTo("127.0.0.1:" + brokerPort);
            assertThat(new Http(platform.registryUrl()).get("/subjects").json()).isEqualTo(List.of());
            assertThat(new Http(platform.connectUrl()).get("/connectors").json())
                    .isEqualTo(List.of());
            assertThat(progress)
                    .containsExactly(
                            "Starting the Kafka broker on port " + brokerPort,
                            "Starting the schema registry on port " + registryPort,
                            "Starting the Connect worker on port " + connectPort);
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
        }

        assertThat(Leftovers.threads()).isEmpty();
        assertThatCode(() -> List.of(brokerPort, controllerPort, registryPort, connectPort)
                        .forEach(port -> Ports.requireFree("the test", port)))
                .doesNotThrowAnyException();
    }

    @Test
    void remembersSchemasAndConnectorsThroughAStop() {
        String connector = "{\"connector.class\":\"" + IdleSinkConnector.class.getName() + "\",\"topics\":\"a\"}";
        try (EmbeddedPlatform platform = start()) {
            new Http(platform.registryUrl()).register("a", "\"string\"");
            Http.Answer created = new Http(platform.connectUrl()).put("/connectors/idle/config", connector);
            assertThat(created.status()).as(created.body()).isEqualTo(201);
        }

        try (EmbeddedPlatform platform = start()) {
            assertThat(new Http(platform.registryUrl()).get("/subjects").json()).isEqualTo(List.of("a"));
            assertThat(new Http(platform.connectUrl()).get("/connectors").json())
                    .isEqualTo(List.of("idle"));
        }
    }

    @Test
    void leavesNoShutdownHookThatWouldStopThingsOutOfOrder() {
        try (EmbeddedPlatform platform = start()) {
            assertThat(Runtime.getRuntime().removeShutdownHook(ShutdownThread.getInstance()))
                    .as("a shutdown hook of Jetty at " + platform.connectUrl())
                    .isFalse();
        }
    }

    @Test
    void cannotBeReachedFromElsewhere() throws IOException {
        InetAddress elsewhere = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst()
                .orElse(null);
        assumeTrue(elsewhere != null, "This machine has no address but its own");

        try (EmbeddedPlatform platform = start()) {
            assertThat(platform.bootstrapServers()).startsWith("127.0.0.1:");
            for (int port : List.of(brokerPort, controllerPort, registryPort, connectPort)) {
                assertThatThrownBy(() -> new Socket(elsewhere, port).close()).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void startsNothingWhenAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(connectPort, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(PlatformStartException.class)
                    .hasMessageStartingWith(
                            "Port " + taken.getLocalPort() + ", which the Connect worker needs, is taken");
        }

        assertThat(progress).isEmpty();
        assertThat(root.resolve("data")).doesNotExist();
    }

    @Test
    void stopsWhatRunsAlreadyWhenALaterPartCannotBeStarted() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(root.resolve("data"), brokerPort, controllerPort);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("_schemas", 3, (short) 1)))
                    .all()
                    .get();
        }

        assertThatThrownBy(this::start)
                .isInstanceOf(PlatformStartException.class)
                .hasMessageStartingWith("The schema registry could not be started: topic _schemas has 3 partitions");

        assertThat(Leftovers.threads()).isEmpty();
    }

    private EmbeddedPlatform start() {
        return EmbeddedPlatform.start(
                new PlatformSettings(
                        root.resolve("data"),
                        brokerPort,
                        controllerPort,
                        registryPort,
                        connectPort,
                        root.resolve("plugins")),
                progress::add);
    }
}
