package io.millrace.reference.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What OpenAPI 3.1 demands of a description and no schema can see, and what we ask of it beyond that. */
final class DescriptionCheck {
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final JsonNode document;
    private final List<String> complaints = new ArrayList<>();
    private final Set<String> operationIds = new HashSet<>();

    DescriptionCheck(JsonNode document) {
        this.document = document;
    }

    List<String> complaints() {
        require(document.path("openapi").asString("").startsWith("3.1."), "It is not OpenAPI 3.1");
        require(document.at("/info/title").isString(), "info has no title");
        require(document.at("/info/version").isString(), "info has no version");
        document.path("paths")
                .forEachEntry((path, operations) ->
                        operations.forEachEntry((method, operation) -> checkOperation(method + " " + path, operation)));
        checkReferences(document);
        return complaints;
    }

    private void checkOperation(String name, JsonNode operation) {
        String operationId = operation.path("operationId").asString("");
        require(!operationId.isEmpty() && operationIds.add(operationId), name + " has no operationId of its own");
        require(operation.path("summary").isString(), name + " has no summary");
        require(!operation.path("responses").isEmpty(), name + " has no responses");
        operation
                .path("responses")
                .forEachEntry((status, response) ->
                        require(response.path("description").isString(), name + " " + status + " has no description"));
        Matcher parameter = PATH_PARAMETER.matcher(name);
        while (parameter.find()) {
            require(
                    describesParameter(operation, parameter.group(1)),
                    name + " does not describe " + parameter.group());
        }
        operation
                .path("security")
                .forEach(alternative -> alternative.propertyNames().forEach(this::checkScheme));
    }

    private static boolean describesParameter(JsonNode operation, String name) {
        return operation
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("in").asString("").equals("path")
                        && parameter.path("name").asString("").equals(name)
                        && parameter.path("required").asBoolean(false));
    }

    private void checkScheme(String scheme) {
        require(
                document.path("components").path("securitySchemes").has(scheme),
                "There is no security scheme " + scheme);
    }

    private void checkReferences(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isString()) {
            String target = reference.asString();
            require(
                    target.startsWith("#/") && !document.at(target.substring(1)).isMissingNode(),
                    "There is nothing at " + target);
        }
        node.forEach(this::checkReferences);
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            complaints.add(complaint);
        }
    }
}
