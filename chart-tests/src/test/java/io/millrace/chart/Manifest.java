package io.millrace.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One object that the chart makes. */
record Manifest(ObjectNode json) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static List<Manifest> parse(String rendered) {
        List<Manifest> manifests = new ArrayList<>();
        for (Object document : new Yaml().loadAll(rendered)) {
            if (document != null) {
                manifests.add(new Manifest((ObjectNode) JSON.<JsonNode>valueToTree(document)));
            }
        }
        return manifests;
    }

    /** Another object of the same content, for a test to change. */
    Manifest copy() {
        return new Manifest(json.deepCopy());
    }

    String kind() {
        return json.path("kind").asString("");
    }

    String apiVersion() {
        return json.path("apiVersion").asString("");
    }

    String name() {
        return at("/metadata/name").asString("");
    }

    /** As in {@code StatefulSet millrace-fraud-service}. */
    String title() {
        return kind() + " " + name();
    }

    JsonNode at(String pointer) {
        return json.at(pointer);
    }

    /** The specification of the pods that it runs, when it runs any. */
    Optional<JsonNode> pod() {
        return Optional.ofNullable(
                switch (kind()) {
                    case "StatefulSet", "Deployment", "Job" -> at("/spec/template/spec");
                    case "CronJob" -> at("/spec/jobTemplate/spec/template/spec");
                    case "Pod" -> at("/spec");
                    default -> null;
                });
    }

    Map<String, String> podLabels() {
        String pointer = switch (kind()) {
            case "CronJob" -> "/spec/jobTemplate/spec/template/metadata/labels";
            case "Pod" -> "/metadata/labels";
            default -> "/spec/template/metadata/labels";
        };
        return labels(at(pointer));
    }

    static Map<String, String> labels(JsonNode labels) {
        Map<String, String> all = new TreeMap<>();
        labels.properties()
                .forEach(label -> all.put(label.getKey(), label.getValue().asString()));
        return all;
    }

    /** Whether it runs for as long as the suite does. */
    boolean isWorkload() {
        return kind().equals("StatefulSet") || kind().equals("Deployment");
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return title();
    }
}
