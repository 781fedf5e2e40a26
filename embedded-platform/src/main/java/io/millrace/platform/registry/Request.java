package io.millrace.platform.registry;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request whose route is found: the values in its path, its flags, and its body.
 *
 * @param inPath what stands in the path for the route's names
 * @param query what stands behind the question mark
 * @param body as it came
 */
record Request(Map<String, String> inPath, Map<String, String> query, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The segments of a path, decoded one by one, as a subject may hold an encoded slash. */
    static List<String> segments(URI uri) {
        return Arrays.stream(uri.getRawPath().split("/"))
                .skip(1)
                .map(Request::decode)
                .toList();
    }

    static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        String raw = uri.getRawQuery();
        Stream.of(raw == null ? new String[0] : raw.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(decode(pair[0]), pair.length < 2 ? "" : decode(pair[1])));
        return query;
    }

    String subject() {
        return requireNonNull(inPath.get("subject"));
    }

    VersionNumber version() {
        return VersionNumber.parse(requireNonNull(inPath.get("version")));
    }

    int id() {
        String id = requireNonNull(inPath.get("id"));
        try {
            return Integer.parseInt(id);
        } catch (NumberFormatException e) {
            throw RegistryException.schemaNotFound("Schema " + id + " not found");
        }
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(query.get(name));
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** The schema in the body, which must be one that this registry can keep. */
    String schemaText() {
        JsonNode body = json();
        String type = body.path("schemaType").asString("AVRO");
        if (!type.equals("AVRO")) {
            throw RegistryException.invalidSchema("This registry keeps Avro schemas and no others, such as " + type);
        }
        for (String unknown : List.of("references", "metadata", "ruleSet", "schemaTagsToAdd")) {
            if (!body.path(unknown).isEmpty()) {
                throw RegistryException.invalidSchema("This registry keeps schemas without " + unknown
                        + ": put all that a schema needs into the schema");
            }
        }
        if (body.path("id").asInt(0) > 0 || body.path("version").asInt(0) > 0) {
            throw RegistryException.notPermitted("This registry gives out ids and versions itself");
        }
        JsonNode schema = body.path("schema");
        if (!schema.isString()) {
            throw RegistryException.invalidSchema("The request has no text \"schema\"");
        }
        return schema.stringValue();
    }

    CompatibilityLevel level() {
        String name = json().path("compatibility").asString("");
        return CompatibilityLevel.named(name).orElseThrow(() -> RegistryException.invalidLevel(name));
    }

    private JsonNode json() {
        try {
            JsonNode json = JSON.readTree(body);
            if (!json.isObject()) {
                throw RegistryException.badRequest("The request's body is no JSON object");
            }
            return json;
        } catch (JacksonException e) {
            throw RegistryException.badRequest("The request's body is no JSON: " + e.getOriginalMessage());
        }
    }

    /** A plus is a plus in a path. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
