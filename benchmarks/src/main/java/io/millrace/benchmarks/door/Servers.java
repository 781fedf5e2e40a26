package io.millrace.benchmarks.door;

import io.millrace.gateway.GatewayApplication;
import io.millrace.gateway.http.netty.GatewayServer;
import io.millrace.gateway.http.netty.ServerSettings;
import io.millrace.platform.EmbeddedPlatform;
import io.millrace.platform.PlatformSettings;
import io.millrace.streams.boot.ServiceStart;
import io.millrace.streams.boot.SuiteService;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** The servers that are measured; each runs in a process of its own. */
final class Servers {
    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);

    private Servers() {}

    /** Starts the server of the kind in the first argument. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        switch (arguments[0]) {
            case "hello" -> HelloServer.start(Servers::say);
            case "netty" -> netty();
            case "tomcat" -> TomcatServer.start(false, Servers::say);
            case "tomcat-virtual" -> TomcatServer.start(true, Servers::say);
            case "reactor-netty" -> ReactorServer.start(Servers::say);
            case "brokers" -> brokers(Path.of(arguments[1]));
            case "gateway" -> gateway(arguments[1], arguments[2]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void netty() {
        ServerSettings.Timeouts timeouts = new ServerSettings.Timeouts(
                Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(75), Duration.ofSeconds(5));
        ServerSettings settings = new ServerSettings("127.0.0.1", 0, 1 << 20, 1 << 15, 1 << 27, 1 << 14, timeouts);
        new GatewayServer(
                        settings,
                        NullSink.routes(),
                        NullSink.decoder(),
                        (method, path, status, duration) -> {},
                        Servers::say)
                .start();
    }

    /** A broker and a registry; it says the broker's port, and the registry's is the next. */
    private static void brokers(Path folder) throws IOException {
        int first = freePorts();
        EmbeddedPlatform.start(
                new PlatformSettings(folder, first, first + 2, first + 1, first + 3, folder),
                step -> LOG.info("{}", step));
        say(first);
    }

    private static int freePorts() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void gateway(String brokerPort, String folder) throws InterruptedException {
        ConfigurableApplicationContext context = SuiteService.builder(GatewayApplication.class, GatewayApplication.NAME)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.kafka.bootstrap-servers=127.0.0.1:" + brokerPort,
                        "--millrace.registry.url=http://127.0.0.1:" + (Integer.parseInt(brokerPort) + 1),
                        "--millrace.gateway.data-folder=" + folder,
                        "--millrace.gateway.write-keys[0].key=" + Requests.KEY,
                        "--millrace.gateway.write-keys[0].name=benchmark");
        ServiceStart start = context.getBean(ServiceStart.class);
        while (!start.isReady()) {
            Thread.sleep(100);
        }
        say(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    @SuppressWarnings("SystemOut")
    private static void say(int port) {
        System.out.println("port " + port);
    }
}
