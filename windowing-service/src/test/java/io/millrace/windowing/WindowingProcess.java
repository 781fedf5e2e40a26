package io.millrace.windowing;

import static io.millrace.windowing.LiveWindowing.SOON;
import static org.awaitility.Awaitility.await;

import io.millrace.streams.testkit.FreePorts;
import io.millrace.streams.testkit.HttpProbe;
import io.millrace.streams.testkit.JavaProcess;
import io.millrace.streams.testkit.ProcessLaunch;
import io.millrace.streams.testkit.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as its main method starts it, in a process of its own. */
final class WindowingProcess implements AutoCloseable {
    private static final String HEAP = "256m";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePorts.find();
    private final Path log;
    private final JavaProcess process;

    /**
     * Prepares it.
     *
     * @param name of the instance, which tells it from others and is the same after a restart
     */
    WindowingProcess(String name, LiveWindowing suite, List<String> settings) {
        Path folder = suite.folder(name);
        String streams = "--spring.kafka.streams.";
        List<String> arguments = new ArrayList<>(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                WindowingApplication.class.getName(),
                "--server.port=" + port,
                "--spring.kafka.bootstrap-servers=" + suite.broker().bootstrapServers(),
                "--millrace.registry.url=" + suite.registryUrl(),
                "--millrace.access.read-keys=" + RunningService.READ_KEY,
                streams + "state-dir=" + folder.resolve("state"),
                // What an instance that is gone has left behind is given to others after this.
                streams + "properties.main.consumer.session.timeout.ms=6000",
                streams + "properties.main.consumer.heartbeat.interval.ms=1500",
                // One that has just come takes its part at once.
                streams + "properties.acceptable.recovery.lag=1000000"));
        arguments.addAll(settings);
        ProcessLaunch launch = new ProcessLaunch(
                ProcessLaunch.java(HEAP, arguments.toArray(String[]::new)),
                Map.of("HOSTNAME", name),
                folder,
                () -> HttpProbe.answers(url("/actuator/health/readiness")));
        log = launch.log();
        process = new JavaProcess(name, launch);
    }

    /** Comes back when it serves. */
    void start() {
        process.start();
        await().atMost(SOON).until(process::isReady);
    }

    /** SIGKILL: without a last word. */
    void kill() {
        process.kill();
    }

    /** As an orchestrator asks it to end. */
    void stop() {
        process.stop();
    }

    /** Where all that it ever said is. */
    Path log() {
        return log;
    }

    /** What it has read, by its own account; nothing while it is moving. */
    JsonNode ledger() {
        HttpResponse<String> answer = get("/v1/ledger");
        return answer.statusCode() == 200
                ? JsonMapper.shared().readTree(answer.body())
                : JsonMapper.shared().createObjectNode();
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(url(path))
                .header("Authorization", "Bearer " + RunningService.READ_KEY)
                .timeout(SOON)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("No answer to " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        process.close();
    }
}
