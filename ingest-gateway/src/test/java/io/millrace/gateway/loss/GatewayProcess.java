package io.millrace.gateway.loss;

import static org.awaitility.Awaitility.await;

import io.millrace.gateway.GatewayApplication;
import io.millrace.streams.testkit.FreePorts;
import io.millrace.streams.testkit.JavaProcess;
import io.millrace.streams.testkit.ProcessLaunch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway as its main method starts it, in a process of its own. */
final class GatewayProcess implements AutoCloseable {
    static final String WRITE_KEY = "k1";
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Pattern ROUTE = Pattern.compile("\"route\":\"(\\w+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path dataFolder;
    private final int port;
    private final JavaProcess jvm;

    private GatewayProcess(Suite suite, Path dataFolder, int port, String... settings) {
        this.dataFolder = dataFolder;
        this.port = port;
        List<String> command = new ArrayList<>(ProcessLaunch.java(
                "384m",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayApplication.class.getName(),
                "--server.port=" + port,
                "--spring.kafka.bootstrap-servers=" + suite.bootstrapServers(),
                "--millrace.registry.url=" + suite.registry(),
                "--millrace.gateway.data-folder=" + dataFolder,
                "--millrace.gateway.write-keys[0].key=" + WRITE_KEY,
                "--millrace.gateway.write-keys[0].name=shop",
                "--millrace.gateway.journal.segment-size=1MB",
                "--spring.kafka.producer.properties.request.timeout.ms=5000"));
        command.addAll(List.of(settings));
        this.jvm = new JavaProcess(
                "gateway", new ProcessLaunch(command, Map.of(), suite.folder("gateway"), this::isReady));
    }

    /** Starts it on a port, and comes back when it takes events. */
    static GatewayProcess start(Suite suite, Path dataFolder, int port, String... settings) {
        GatewayProcess gateway = new GatewayProcess(suite, dataFolder, port, settings);
        gateway.jvm.start();
        await().atMost(LONGEST).until(gateway.jvm::isReady);
        return gateway;
    }

    /** Where gateway and clients of a test meet, also after a restart. */
    static int port() {
        return FreePorts.find();
    }

    void awaitRoute(String route) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(20)).until(() -> route().equals(route));
    }

    boolean isReady() {
        return readiness().statusCode() == 200;
    }

    String route() {
        Matcher route = ROUTE.matcher(readiness().body());
        return route.find() ? route.group(1) : "";
    }

    double metric(String name) {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    Path dataFolder() {
        return dataFolder;
    }

    /** The name that it makes its promises under. */
    String id() {
        try {
            return Files.readString(dataFolder.resolve("gateway-id"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void kill() {
        jvm.kill();
    }

    void terminate() {
        jvm.stop();
    }

    private HttpResponse<String> readiness() {
        return get("/actuator/health/readiness");
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return new NoAnswer(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        jvm.close();
    }
}
