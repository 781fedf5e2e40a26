package io.millrace.streams.schema;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A registry behind Confluent's REST API. Requests that get no sensible answer are repeated with growing pauses for as
 * long as the connection's settings say; ask through {@link CachingSchemaRegistry}, for this asks anew each time.
 */
final class HttpSchemaRegistry implements SchemaRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(HttpSchemaRegistry.class);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final RegistryConnection connection;
    private final HttpClient client;
    private final JsonMapper json = new JsonMapper();

    HttpSchemaRegistry(RegistryConnection connection) {
        this.connection = connection;
        this.client = connection.newClient();
    }

    @Override
    public int register(String subject, Schema schema) {
        String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
        String body = json.writeValueAsString(Map.of("schema", schema.toString()));
        HttpResponse<String> answer = ask(path, request -> request.POST(BodyPublishers.ofString(body)));
        return switch (answer.statusCode()) {
            case 200 -> id(answer);
            case 409, 422 -> throw new IncompatibleSchemaException(subject, reason(answer));
            default -> throw refused(answer);
        };
    }

    @Override
    public Schema schema(int id) {
        HttpResponse<String> answer = ask("/schemas/ids/" + id, HttpRequest.Builder::GET);
        return switch (answer.statusCode()) {
            case 200 -> parse(id, read(answer).path("schema").asString());
            case 404 -> throw new UnknownSchemaException(id);
            default -> throw refused(answer);
        };
    }

    private static Schema parse(int id, String schema) {
        try {
            return new SchemaParser().parse(schema).mainSchema();
        } catch (AvroRuntimeException e) {
            throw new RegistryUnavailableException(
                    "The schema registry's answer for id " + id + " is no Avro schema", e);
        }
    }

    private HttpResponse<String> ask(String path, RequestMethod method) {
        long deadline = System.nanoTime() + connection.retryFor().toNanos();
        Duration pause = FIRST_PAUSE;
        for (int attempt = 0; ; attempt++) {
            URI registry = connection.urls().get(attempt % connection.urls().size());
            try {
                HttpResponse<String> answer = client.send(request(registry, path, method), BodyHandlers.ofString());
                if (!worthRepeating(answer.statusCode())) {
                    return answer;
                }
                throw new IOException("HTTP " + answer.statusCode());
            } catch (IOException e) {
                if (System.nanoTime() + pause.toNanos() > deadline) {
                    throw new RegistryUnavailableException(
                            "The schema registry at " + registry + " does not answer", e);
                }
                LOG.warn("Waiting for the schema registry at {}: {}", registry, e.toString());
                rest(pause);
                pause = longer(pause);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private HttpRequest request(URI registry, String path, RequestMethod method) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(registry + path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", MEDIA_TYPE + ", application/json")
                .header("Content-Type", MEDIA_TYPE);
        if (connection.authorization() != null) {
            request.header("Authorization", connection.authorization());
        }
        return method.of(request).build();
    }

    private static boolean worthRepeating(int status) {
        return status == 429 || status >= 500;
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** A random part of the pause, so that services that lost the registry together do not come back together. */
    private static void rest(Duration pause) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2, pause.toMillis() + 1));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RegistryUnavailableException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RegistryUnavailableException("Interrupted while asking the schema registry", e);
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (JacksonException e) {
            throw new RegistryUnavailableException("The answer of " + answer.uri() + " is no JSON", e);
        }
    }

    private int id(HttpResponse<String> answer) {
        JsonNode id = read(answer).path("id");
        if (!id.isInt()) {
            throw new RegistryUnavailableException("The answer of " + answer.uri() + " has no id");
        }
        return id.intValue();
    }

    private String reason(HttpResponse<String> answer) {
        return read(answer).path("message").asString("HTTP " + answer.statusCode());
    }

    private static RegistryUnavailableException refused(HttpResponse<String> answer) {
        String advice = answer.statusCode() == 401 || answer.statusCode() == 403 ? "; check its user and password" : "";
        return new RegistryUnavailableException(
                "The schema registry answered HTTP " + answer.statusCode() + " to " + answer.uri() + advice);
    }

    @FunctionalInterface
    private interface RequestMethod {
        HttpRequest.Builder of(HttpRequest.Builder request);
    }
}
