package io.millrace.enrichment;

import static org.awaitility.Awaitility.await;

import io.millrace.streams.boot.ServiceStart;
import io.millrace.streams.boot.SuiteService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a free port, as its main method starts it. */
final class RunningEnrichment implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    private RunningEnrichment(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it; it is ready some time later. */
    static RunningEnrichment start(String bootstrapServers, URI registry, Path stateFolder, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--spring.kafka.streams.state-dir=" + stateFolder,
                "--millrace.registry.url=" + registry,
                "--millrace.access.read-keys=reader"));
        arguments.addAll(Arrays.asList(settings));
        return new RunningEnrichment(SuiteService.builder(EnrichmentApplication.class, EnrichmentApplication.NAME)
                .run(arguments.toArray(String[]::new)));
    }

    void awaitReady() {
        await().atMost(PATIENCE).until(() -> context.getBean(ServiceStart.class).isReady());
    }

    /** What the start is doing or waiting for. */
    String state() {
        return context.getBean(ServiceStart.class).state();
    }

    JsonNode ledger() {
        return json.readTree(get("/v1/ledger").body());
    }

    long cataloguePosition() {
        return json.readTree(get("/v1/catalogue/position").body())
                .path("position")
                .asLong(-1);
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("No answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    @Override
    public void close() {
        context.close();
    }
}
