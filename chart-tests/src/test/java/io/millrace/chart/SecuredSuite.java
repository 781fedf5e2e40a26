package io.millrace.chart;

import io.millrace.console.ConsoleApplication;
import io.millrace.enrichment.EnrichmentApplication;
import io.millrace.fraud.FraudApplication;
import io.millrace.gateway.GatewayApplication;
import io.millrace.platform.EmbeddedConnect;
import io.millrace.recommendation.RecommendationApplication;
import io.millrace.streams.boot.ServiceStart;
import io.millrace.streams.boot.SuiteService;
import io.millrace.streams.testkit.FreePorts;
import io.millrace.warehouse.WarehouseApplication;
import io.millrace.windowing.WindowingApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * All services and a Connect worker, each started with what the chart would give it: the settings of its ConfigMap, the
 * environment of its pod. Only paths and addresses are those of this machine.
 */
final class SecuredSuite implements AutoCloseable {
    static final String WRITE_KEY = "write-key";
    static final String READ_KEY = "read-key";
    static final String ADMIN_TOKEN = "admin-token";
    private static final Map<String, Class<?>> SERVICES = new LinkedHashMap<>(Map.of(
            GatewayApplication.NAME, GatewayApplication.class,
            EnrichmentApplication.NAME, EnrichmentApplication.class,
            WindowingApplication.NAME, WindowingApplication.class,
            FraudApplication.NAME, FraudApplication.class,
            RecommendationApplication.NAME, RecommendationApplication.class,
            WarehouseApplication.NAME, WarehouseApplication.class,
            ConsoleApplication.NAME, ConsoleApplication.class));

    private final Path folder;
    private final List<Manifest> manifests;
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private final Map<String, ConfigurableApplicationContext> services = new HashMap<>();

    private SecuredSuite(Path folder, List<Manifest> manifests) {
        this.folder = folder;
        this.manifests = manifests;
    }

    /** @param manifests of an installation whose brokers and registry are there */
    static SecuredSuite start(Path folder, List<Manifest> manifests, String bootstrapServers) throws IOException {
        SecuredSuite suite = new SecuredSuite(folder, manifests);
        EmbeddedConnect connect = EmbeddedConnect.start(
                bootstrapServers,
                FreePorts.find(),
                Path.of(System.getProperty("millrace.plugins")),
                suite.workerSettings());
        suite.stops.push(connect::close);
        for (Map.Entry<String, Class<?>> service : SERVICES.entrySet()) {
            suite.start(service.getKey(), service.getValue(), connect);
        }
        return suite;
    }

    /** What the services are doing or waiting for. */
    Map<String, String> states() {
        Map<String, String> states = new HashMap<>();
        services.forEach((name, service) ->
                states.put(name, service.getBean(ServiceStart.class).state()));
        return states;
    }

    String url(String service) {
        ConfigurableApplicationContext context = services.get(service);
        if (context == null) {
            throw new IllegalArgumentException("There is no service " + service);
        }
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    static Iterable<String> names() {
        return SERVICES.keySet();
    }

    @Override
    public void close() {
        while (!stops.isEmpty()) {
            stops.pop().run();
        }
    }

    private void start(String name, Class<?> application, EmbeddedConnect connect) throws IOException {
        Path settings = Files.createDirectories(folder.resolve("settings")).resolve(name + ".yaml");
        Files.writeString(
                settings,
                here(
                        manifest("ConfigMap", name)
                                .json()
                                .path("data")
                                .path(name + ".yaml")
                                .asString(),
                        name));
        ConfigurableApplicationContext context = SuiteService.builder(application, name)
                .registerShutdownHook(false)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.config.additional-location=file:" + settings.getParent() + "/",
                        "--POD_NAME=" + Chart.RELEASE + "-" + name + "-0",
                        "--KAFKA_PASSWORD=" + SecuredBroker.passwordOf(name),
                        "--REGISTRY_USER=" + SecuredRegistry.USER,
                        "--REGISTRY_PASSWORD=" + SecuredRegistry.PASSWORD,
                        "--READ_KEYS=" + READ_KEY,
                        "--ADMIN_TOKENS=" + ADMIN_TOKEN,
                        "--WRITE_KEY_0=" + WRITE_KEY,
                        "--millrace.warehouse.connect-url=" + connect.url());
        stops.push(context::close);
        services.put(name, context);
    }

    /** What the start of our image makes of the worker's environment. */
    private Map<String, String> workerSettings() {
        JsonNode env = manifest("Deployment", "connect").at("/spec/template/spec/containers/0/env");
        Map<String, String> settings = new HashMap<>();
        Manifest.each(env)
                .filter(variable -> variable.path("name").asString().startsWith("CONNECT_"))
                .forEach(variable -> settings.put(
                        variable.path("name")
                                .asString()
                                .substring("CONNECT_".length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        here(variable.path("value").asString(), "connect").replace("$(POD_IP)", "127.0.0.1")));
        return settings;
    }

    private String here(String text, String name) {
        return text.replace("/mnt/millrace", folder.toString())
                .replace("/data/warehouse", folder.resolve("warehouse").toString())
                .replace("/data", folder.resolve(name).toString());
    }

    private Manifest manifest(String kind, String name) {
        String full = Chart.RELEASE + "-" + name;
        return manifests.stream()
                .filter(manifest ->
                        manifest.kind().equals(kind) && manifest.name().equals(full))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The chart makes no " + kind + " " + full));
    }
}
