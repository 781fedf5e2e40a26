package io.millrace.reference.testkit;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A service's API as its {@code <service>.openapi.json} describes it. */
public final class ApiDescription {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String text;
    private final JsonNode document;
    private final SchemaRegistry schemas = SchemaRegistry.withDialect(Dialects.getOpenApi31());

    private ApiDescription(String text) {
        this.text = text;
        this.document = JSON.readTree(text);
    }

    /** The description that is on the class path. */
    public static ApiDescription of(String service) {
        String file = "/" + service + ".openapi.json";
        try (InputStream stream = ApiDescription.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no " + file + " on the class path");
            }
            return new ApiDescription(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ApiDescription parse(String text) {
        return new ApiDescription(text);
    }

    /** What it describes, as in {@code GET /v1/ledger}; {@link ServedOperations} are to be the same. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        forEachOperation((name, operation) -> operations.add(name));
        return operations;
    }

    /** Whether a description says when the problem is the answer, as in {@code (key-required)}. */
    public boolean names(String problem) {
        return text.contains("(" + problem + ")");
    }

    /**
     * The example of a request in JSON.
     *
     * @param operation as in {@code POST /v1/query}
     */
    public JsonNode requestExample(String operation) {
        return operation(operation).at("/requestBody/content/application~1json/example");
    }

    /** The example of an answer. */
    public JsonNode example(String operation, int status) {
        return answer(operation, status).path("example");
    }

    /** How an answer differs from what its schema promises, empty when it does not. */
    public List<String> complaintsAbout(String operation, int status, String answer) {
        return complaints(answer(operation, status).path("schema"), JSON.readTree(answer));
    }

    /** What is wrong with the description itself, empty when it is valid and every example fits its schema. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>(new DescriptionCheck(document).complaints());
        if (!complaints.isEmpty()) {
            return complaints;
        }
        forEachOperation((name, operation) -> {
            complainOfExamples(name + " request", operation.path("requestBody"), complaints);
            operation.path("responses").forEachEntry((status, response) -> {
                complainOfExamples(name + " " + status, response, complaints);
            });
        });
        return complaints;
    }

    private void complainOfExamples(String where, JsonNode body, List<String> complaints) {
        body.path("content").forEachEntry((type, content) -> {
            if (content.has("example")) {
                complaints(content.path("schema"), content.path("example"))
                        .forEach(complaint -> complaints.add("The example of " + where + ": " + complaint));
            } else if (type.equals("application/json")
                    && !content.path("schema").isEmpty()) {
                complaints.add(where + " has no example");
            }
        });
    }

    /** A schema stands by itself once those that it refers to lie where JSON Schema has them. */
    private List<String> complaints(JsonNode schema, JsonNode value) {
        ObjectNode root = JSON.createObjectNode();
        root.set("$defs", document.at("/components/schemas"));
        root.set("allOf", JSON.createArrayNode().add(schema));
        String standalone = root.toString().replace("#/components/schemas/", "#/$defs/");
        return schemas.getSchema(standalone).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    private JsonNode answer(String operation, int status) {
        JsonNode content = operation(operation)
                .path("responses")
                .path(Integer.toString(status))
                .path("content");
        if (content.isEmpty()) {
            throw new IllegalArgumentException("No answer %d to %s is described".formatted(status, operation));
        }
        return content.iterator().next();
    }

    private JsonNode operation(String operation) {
        String[] methodAndPath = operation.split(" ", 2);
        return document.path("paths").path(methodAndPath[1]).path(methodAndPath[0].toLowerCase(Locale.ROOT));
    }

    private void forEachOperation(BiConsumer<String, JsonNode> action) {
        document.path("paths")
                .forEachEntry((path, operations) -> operations.forEachEntry(
                        (method, operation) -> action.accept(method.toUpperCase(Locale.ROOT) + " " + path, operation)));
    }
}
