package io.millrace.quickstart.suite;

import io.millrace.streams.web.DevelopmentKeys;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a suite in one JVM is started with.
 *
 * @param pluginFolder the folder of Connect plugins, one folder each
 */
public record SuiteSettings(DataFolder data, SuitePorts ports, Path pluginFolder) {
    private static final String LOOPBACK = "127.0.0.1";

    Map<String, String> gateway() {
        Map<String, String> settings = common(Part.GATEWAY);
        settings.put("millrace.gateway.data-folder", data.resolve("gateway").toString());
        settings.put("millrace.gateway.write-keys[0].key", DevelopmentKeys.WRITE_KEY);
        settings.put("millrace.gateway.write-keys[0].name", "development");
        settings.put("millrace.gateway.write-keys[0].may-import", "true");
        settings.put("millrace.gateway.write-keys[0].topics", "events,products");
        return settings;
    }

    Map<String, String> enrichment() {
        return streams(Part.ENRICHMENT);
    }

    Map<String, String> windowing() {
        return streams(Part.WINDOWING);
    }

    Map<String, String> fraud() {
        return streams(Part.FRAUD);
    }

    Map<String, String> recommendation() {
        Map<String, String> settings = common(Part.RECOMMENDATION);
        settings.put(
                "millrace.recommendation.data-folder",
                data.resolve("recommendation").toString());
        return settings;
    }

    Map<String, String> warehouse() {
        Map<String, String> settings = common(Part.WAREHOUSE);
        settings.put("millrace.warehouse.folder", data.resolve("warehouse").toString());
        settings.put("millrace.warehouse.connect-url", ports.url(Part.CONNECT).toString());
        return settings;
    }

    Map<String, String> console() {
        Map<String, String> settings = common(Part.CONSOLE);
        watch(settings, "ingest-gateway", Part.GATEWAY);
        watch(settings, "enrichment-service", Part.ENRICHMENT);
        watch(settings, "windowing-service", Part.WINDOWING);
        watch(settings, "fraud-service", Part.FRAUD);
        watch(settings, "recommendation-service", Part.RECOMMENDATION);
        watch(settings, "warehouse-sink", Part.WAREHOUSE);
        return settings;
    }

    /** By the names that the console's own settings have for the services. */
    private void watch(Map<String, String> settings, String service, Part part) {
        settings.put(
                "millrace.console.services[" + service + "]", ports.url(part).toString());
    }

    /** Of a run of the windowing service beside a suite that is running. */
    public static List<String> beside(SuitePorts ports, Path state) {
        return List.of(
                "--spring.kafka.bootstrap-servers=" + ports.bootstrapServers(),
                "--millrace.registry.url=" + ports.url(Part.REGISTRY),
                "--spring.kafka.streams.state-dir=" + state);
    }

    private Map<String, String> streams(Part part) {
        Map<String, String> settings = common(part);
        settings.put("spring.kafka.streams.state-dir", data.resolve("state").toString());
        // A name of its own in the group lets a restart, after a kill too, take its tasks back at once.
        settings.put("spring.kafka.streams.properties[group.instance.id]", "quickstart");
        // But one that is gone is waited for as long as this, which a stop amid the start must not be held up by.
        settings.put("spring.kafka.streams.properties[main.consumer.session.timeout.ms]", "10000");
        return settings;
    }

    private Map<String, String> common(Part part) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.address", LOOPBACK);
        settings.put("server.port", Integer.toString(ports.of(part)));
        settings.put("spring.kafka.bootstrap-servers", ports.bootstrapServers());
        settings.put("millrace.registry.url", ports.url(Part.REGISTRY).toString());
        settings.put("millrace.access.read-keys", DevelopmentKeys.READ_KEY);
        settings.put("millrace.access.admin-tokens", DevelopmentKeys.ADMIN_TOKEN);
        return settings;
    }
}
