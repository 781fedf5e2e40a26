package io.millrace.chart;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.topic.TopicSpec;
import io.millrace.reference.testkit.ReferencePage;
import io.millrace.streams.topic.NewTopics;
import io.millrace.streams.topic.TopicSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.yaml.snakeyaml.Yaml;

/** What the chart must have in common with the code and with docs/reference: topics, rights, metrics, runbooks. */
final class ReferencePolicy {
    private static final Pattern METRIC = Pattern.compile("\\b(?:millrace|kafka_stream|http_server|up)[a-z_0-9]*\\b");
    private static final List<String> NOT_OURS = List.of("kafka_stream_", "http_server_requests_seconds", "up");

    private final List<Manifest> manifests;
    private final List<String> complaints = new ArrayList<>();

    private ReferencePolicy(List<Manifest> manifests) {
        this.manifests = manifests;
    }

    static List<String> complaints(List<Manifest> manifests) {
        ReferencePolicy policy = new ReferencePolicy(manifests);
        policy.topics();
        policy.users();
        policy.alerts();
        return policy.complaints;
    }

    private void topics() {
        if (of("KafkaTopic").findAny().isEmpty()) {
            return;
        }
        TopicSettings settings = settings();
        for (TopicSpec spec : TopicCatalogue.all()) {
            of("KafkaTopic")
                    .filter(topic -> topic.name().equals(spec.name()))
                    .findFirst()
                    .ifPresentOrElse(
                            topic -> compare(topic, NewTopics.of(spec, settings)),
                            () -> complaints.add(
                                    "There is no KafkaTopic %s, which is in TopicCatalogue: add it to files/topics.yaml"
                                            .formatted(spec.name())));
        }
    }

    private void compare(Manifest topic, NewTopic wanted) {
        if (topic.at("/spec/partitions").asInt(0) != wanted.numPartitions()) {
            complaints.add("%s has %s partitions, the services want %d"
                    .formatted(topic.title(), topic.at("/spec/partitions"), wanted.numPartitions()));
        }
        Map<String, String> config = Manifest.labels(topic.at("/spec/config"));
        if (!config.equals(new TreeMap<>(wanted.configs()))) {
            complaints.add("%s has %s, TopicCatalogue wants %s".formatted(topic.title(), config, wanted.configs()));
        }
    }

    /** What the chart tells the services, which must fit what it makes. */
    private TopicSettings settings() {
        Manifest gateway = of("ConfigMap")
                .filter(map -> map.name().endsWith("ingest-gateway"))
                .findFirst()
                .orElseThrow();
        Map<String, Map<String, Map<String, Integer>>> settings = new Yaml()
                .load(gateway.json().path("data").path("ingest-gateway.yaml").asString());
        Map<String, Integer> topics =
                settings.getOrDefault("millrace", Map.of()).getOrDefault("topics", Map.of());
        return new TopicSettings(
                topics.getOrDefault("partitions", 0),
                topics.getOrDefault("replication-factor", 0).shortValue(),
                topics.getOrDefault("min-insync-replicas", 0));
    }

    private void users() {
        if (of("KafkaUser").findAny().isEmpty()) {
            return;
        }
        Set<Right> written = new HashSet<>(Right.onThePage());
        Set<Right> rendered = new HashSet<>();
        of("KafkaUser").forEach(user -> rendered.addAll(Right.of(user)));
        written.stream()
                .filter(right -> !rendered.contains(right))
                .forEach(right -> complaints.add("No KafkaUser has what docs/reference/acls.md lists: " + right));
        rendered.stream()
                .filter(right -> !written.contains(right))
                .forEach(
                        right -> complaints.add("A KafkaUser has what docs/reference/acls.md does not list: " + right));
    }

    private void alerts() {
        Set<String> known = metrics();
        String runbooks = RepositoryFiles.text(RepositoryFiles.root().resolve("docs/operate/runbooks.md"));
        of("PrometheusRule")
                .flatMap(rule -> Manifest.each(rule.at("/spec/groups")))
                .flatMap(group -> Manifest.each(group.path("rules")))
                .forEach(rule -> {
                    String alert = rule.path("alert").asString("");
                    Matcher metric =
                            METRIC.matcher(withoutLabels(rule.path("expr").asString("")));
                    while (metric.find()) {
                        requireKnown(alert, metric.group(), known);
                    }
                    String url = rule.at("/annotations/runbook_url").asString("");
                    if (!url.endsWith("docs/operate/runbooks.md#" + alert.toLowerCase(Locale.ROOT))
                            || !runbooks.contains("\n## " + alert + "\n")) {
                        complaints.add(
                                "Alert " + alert + " has no runbook: docs/operate/runbooks.md needs its heading");
                    }
                });
    }

    private void requireKnown(String alert, String metric, Set<String> known) {
        if (!known.contains(metric) && NOT_OURS.stream().noneMatch(metric::startsWith)) {
            complaints.add("Alert %s asks for a metric that no service has: %s".formatted(alert, metric));
        }
    }

    private static String withoutLabels(String expression) {
        return expression.replaceAll("\\{[^}]*}", "").replaceAll("\\b(by|ignoring|on)\\s*\\([^)]*\\)", "");
    }

    /** Every name that a metric of docs/reference/metrics.md can have in Prometheus. */
    private static Set<String> metrics() {
        PrometheusNamingConvention names = new PrometheusNamingConvention();
        Set<String> all = new HashSet<>();
        for (String row : ReferencePage.of("metrics.md").rows(2)) {
            String[] cells = row.split(" \\| ", -1);
            String unit = cells[1].equals("–") ? null : cells[1];
            String gauge = names.name(cells[0], Meter.Type.GAUGE, unit);
            all.add(gauge);
            String counter = names.name(cells[0], Meter.Type.COUNTER, unit);
            all.add(counter.endsWith("_total") ? counter : counter + "_total");
            String timer = names.name(cells[0], Meter.Type.TIMER, unit);
            Stream.of("", "_count", "_sum", "_bucket", "_max").forEach(suffix -> all.add(timer + suffix));
        }
        return all;
    }

    private Stream<Manifest> of(String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
    }
}
