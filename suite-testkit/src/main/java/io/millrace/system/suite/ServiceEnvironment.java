package io.millrace.system.suite;

import static java.util.stream.Collectors.joining;

import io.millrace.quickstart.suite.Part;
import io.millrace.streams.web.DevelopmentKeys;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a service is told by its environment, and nothing else, when it is a process or a container of its own.
 *
 * @param bootstrapServers where the service reaches the brokers
 * @param connectBrokers where the Connect worker reaches them
 * @param registry Confluent's REST API
 * @param services where each service, and Connect, is reached by the others
 * @param data the folder that the service keeps its data in
 * @param warehouse the folder of the tables, which Connect sees under the same name
 */
public record ServiceEnvironment(
        String bootstrapServers,
        String connectBrokers,
        URI registry,
        Function<Part, URI> services,
        String data,
        String warehouse) {
    /** A paused instance is to be given up within a test's patience. */
    private static final String SESSION_TIMEOUT = "10000";

    /** Names as Spring knows them: the setting's in capitals, without dashes, and an underscore for each dot. */
    public Map<String, String> of(ServiceModule service) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "SPRING_KAFKA_BOOTSTRAPSERVERS",
                bootstrapServers,
                "MILLRACE_REGISTRY_URL",
                registry.toString(),
                "MILLRACE_ACCESS_READKEYS",
                DevelopmentKeys.READ_KEY,
                "MILLRACE_ACCESS_ADMINTOKENS",
                DevelopmentKeys.ADMIN_TOKEN));
        environment.putAll(
                switch (service) {
                    case GATEWAY -> ofGateway();
                    case ENRICHMENT, WINDOWING, FRAUD -> ofStreams();
                    case RECOMMENDATION -> Map.of("MILLRACE_RECOMMENDATION_DATAFOLDER", data);
                    case WAREHOUSE -> ofWarehouse();
                    case CONSOLE -> ofConsole();
                });
        return environment;
    }

    private Map<String, String> ofGateway() {
        return Map.of(
                "MILLRACE_GATEWAY_DATAFOLDER",
                data,
                "MILLRACE_GATEWAY_WRITEKEYS_0_KEY",
                DevelopmentKeys.WRITE_KEY,
                "MILLRACE_GATEWAY_WRITEKEYS_0_NAME",
                "development",
                "MILLRACE_GATEWAY_WRITEKEYS_0_MAYIMPORT",
                "true",
                "MILLRACE_GATEWAY_WRITEKEYS_0_TOPICS",
                "events,products");
    }

    private Map<String, String> ofStreams() {
        return Map.of(
                "SPRING_KAFKA_STREAMS_STATEDIR", data,
                "SPRING_KAFKA_STREAMS_PROPERTIES_MAIN_CONSUMER_SESSION_TIMEOUT_MS", SESSION_TIMEOUT);
    }

    private Map<String, String> ofWarehouse() {
        return Map.of(
                "MILLRACE_WAREHOUSE_FOLDER", warehouse,
                "MILLRACE_WAREHOUSE_CONNECTURL", services.apply(Part.CONNECT).toString(),
                "MILLRACE_WAREHOUSE_CONNECTOR_BROKERS", connectBrokers);
    }

    /** Names of services have dashes, which a variable's name cannot say; JSON can. */
    private Map<String, String> ofConsole() {
        String watched = Arrays.stream(ServiceModule.values())
                .filter(service -> service != ServiceModule.CONSOLE)
                .map(service -> "\"%s\":\"%s\"".formatted(service.service(), services.apply(service.part())))
                .collect(joining(","));
        return Map.of("SPRING_APPLICATION_JSON", "{\"millrace.console.services\":{%s}}".formatted(watched));
    }
}
