package io.millrace.streams.testkit;

import io.millrace.streams.boot.ServiceStart;
import io.millrace.streams.boot.SuiteService;
import io.millrace.streams.schema.SchemaRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A whole service on a free port unless a setting says which, as its main method starts it, but for a registry that the test brings. */
public final class RunningService implements AutoCloseable {
    public static final String READ_KEY = "reader";
    public static final String ADMIN_TOKEN = "admin";

    private static final String PORT = "--server.port=";

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts it; it is ready some time later.
     *
     * @param name of the service and of its settings file
     * @param settings further ones, as in {@code --millrace.fraud.…=…}
     */
    public static RunningService start(
            Class<?> application, String name, BrokerExtension broker, SchemaRegistry registry, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--millrace.access.read-keys=" + READ_KEY,
                "--millrace.access.admin-tokens=" + ADMIN_TOKEN));
        arguments.addAll(Arrays.asList(settings));
        if (arguments.stream().noneMatch(setting -> setting.startsWith(PORT))) {
            arguments.add(PORT + "0");
        }
        return new RunningService(SuiteService.builder(application, name)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("schemaRegistry", SchemaRegistry.class, () -> registry))
                .run(arguments.toArray(String[]::new)));
    }

    public boolean isReady() {
        return context.getBean(ServiceStart.class).isReady();
    }

    /** What it is doing or waiting for. */
    public String state() {
        return context.getBean(ServiceStart.class).state();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Asks with the read key. */
    public HttpResponse<String> get(String path) {
        return send(request(path, READ_KEY).GET());
    }

    /** Posts JSON with the read key. */
    public HttpResponse<String> post(String path, String body) {
        return send(request(path, READ_KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A request with a key of the test's choice. */
    public HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("No answer to " + request.build().uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    /** Stops it as Ctrl-C would. */
    @Override
    public void close() {
        context.close();
    }
}
