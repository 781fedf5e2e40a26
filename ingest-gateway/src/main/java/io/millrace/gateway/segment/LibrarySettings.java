package io.millrace.gateway.segment;

import java.util.List;
import java.util.Map;

/** What Segment's libraries ask for before they begin: that they send everything here, and load nothing from elsewhere. */
final class LibrarySettings {
    private static final Map<String, Object> ENABLED = Map.of("__default", Map.of("enabled", true));
    private static final Map<String, Object> ENABLED_EVERYWHERE =
            Map.of("__default", Map.of("enabled", true, "integrations", Map.of()));

    private LibrarySettings() {}

    static Map<String, Object> of(String writeKey) {
        Map<String, Object> destination = Map.of(
                "apiKey", writeKey,
                "unbundledIntegrations", List.of(),
                "addBundledMetadata", true,
                "maybeBundledConfigIds", Map.of(),
                "versionSettings", Map.of("version", "4.4.7", "componentTypes", List.of("browser")));
        return Map.ofEntries(
                Map.entry("integrations", Map.of("Segment.io", destination)),
                Map.entry("plan", Map.of("track", ENABLED_EVERYWHERE, "identify", ENABLED, "group", ENABLED)),
                Map.entry("edgeFunction", Map.of()),
                Map.entry("analyticsNextEnabled", true),
                Map.entry("middlewareSettings", Map.of()),
                Map.entry("enabledMiddleware", Map.of()),
                Map.entry("metrics", Map.of("sampleRate", 0)),
                Map.entry("legacyVideoPluginsEnabled", false),
                Map.entry("remotePlugins", List.of()));
    }
}
