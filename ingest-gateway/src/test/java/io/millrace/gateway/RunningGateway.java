package io.millrace.gateway;

import io.millrace.event.time.Watermark;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.boot.ServiceStart;
import io.millrace.streams.boot.SuiteService;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.streams.schema.SchemaRegistry;
import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.time.WatermarkHeader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The whole gateway on a free port, as its main method starts it, but for a registry in memory. */
final class RunningGateway implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningGateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it; it is ready some time later. */
    static RunningGateway start(String bootstrapServers, Path dataFolder, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--millrace.gateway.data-folder=" + dataFolder,
                "--millrace.gateway.write-keys[0].key=k1",
                "--millrace.gateway.write-keys[0].name=shop",
                "--millrace.gateway.write-keys[0].topics=events,products",
                "--millrace.gateway.write-keys[1].key=k2",
                "--millrace.gateway.write-keys[1].name=office",
                "--millrace.gateway.write-keys[1].may-import=true",
                "--millrace.gateway.write-keys[2].key=k3",
                "--millrace.gateway.write-keys[2].name=privacy",
                "--millrace.gateway.write-keys[2].topics=erasures"));
        arguments.addAll(Arrays.asList(settings));
        return new RunningGateway(SuiteService.builder(GatewayApplication.class, "ingest-gateway")
                .sources(RegistryInMemory.class)
                .run(arguments.toArray(String[]::new)));
    }

    boolean isReady() {
        return context.getBean(ServiceStart.class).isReady();
    }

    GatewayTopics topics() {
        return context.getBean(GatewayTopics.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpResponse<String> postEvents(String body, String... headers) {
        return send("POST", "/v1/events", body, headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.ofString(body), headers);
    }

    /** Posts a body that is no text. */
    HttpResponse<String> sendBytes(String path, byte[] body, String... headers) {
        return send("POST", path, HttpRequest.BodyPublishers.ofByteArray(body), headers);
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("No answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Everything without a value on the topic of collected events, in the order of a partition. */
    static List<Watermark> watermarks(BrokerExtension broker, int partition) {
        return broker.readRaw(TopicCatalogue.EVENTS_COLLECTED.name()).stream()
                .filter(record -> record.partition() == partition && record.value() == null)
                .map(RunningGateway::watermark)
                .toList();
    }

    private static Watermark watermark(ConsumerRecord<?, ?> record) {
        return WatermarkHeader.read(record.headers()).orElseThrow();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class RegistryInMemory {
        @Bean
        SchemaRegistry schemaRegistry() {
            return new InMemorySchemaRegistry();
        }
    }
}
