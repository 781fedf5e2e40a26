package io.millrace.quickstart.suite;

import io.millrace.streams.web.DevelopmentKeys;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a suite in one JVM is started with.
 *
 * @param pluginFolder the folder of Connect plugins, one folder each
 */
public record SuiteSettings(DataFolder data, SuitePorts ports, Path pluginFolder) {
    private static final String LOOPBACK = "127.0.0.1";

    String bootstrapServers() {
        return LOOPBACK + ":" + ports.kafka();
    }

    Map<String, String> gateway() {
        Map<String, String> settings = common(ports.gateway());
        settings.put("millrace.gateway.data-folder", data.resolve("gateway").toString());
        settings.put("millrace.gateway.write-keys[0].key", DevelopmentKeys.WRITE_KEY);
        settings.put("millrace.gateway.write-keys[0].name", "development");
        settings.put("millrace.gateway.write-keys[0].may-import", "true");
        return settings;
    }

    Map<String, String> enrichment() {
        Map<String, String> settings = common(ports.enrichment());
        settings.put("spring.kafka.streams.state-dir", data.resolve("state").toString());
        // A name of its own in the group lets a restart, after a kill too, take its tasks back at once.
        settings.put("spring.kafka.streams.properties[group.instance.id]", "quickstart");
        return settings;
    }

    Map<String, String> warehouse() {
        Map<String, String> settings = common(ports.warehouse());
        settings.put("millrace.warehouse.folder", data.resolve("warehouse").toString());
        settings.put("millrace.warehouse.connect-url", "http://" + LOOPBACK + ":" + ports.connect());
        return settings;
    }

    private Map<String, String> common(int port) {
        Map<String, String> settings = new HashMap<>();
        settings.put("server.address", LOOPBACK);
        settings.put("server.port", Integer.toString(port));
        settings.put("spring.kafka.bootstrap-servers", bootstrapServers());
        settings.put("millrace.registry.url", "http://" + LOOPBACK + ":" + ports.registry());
        settings.put("millrace.access.read-keys", DevelopmentKeys.READ_KEY);
        settings.put("millrace.access.admin-tokens", DevelopmentKeys.ADMIN_TOKEN);
        return settings;
    }
}
