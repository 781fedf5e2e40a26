package io.millrace.windowing.metric;

import io.millrace.event.clickstream.EnrichedEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Properties that an event has no field for. */
final class Properties {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Properties() {}

    /** A property that is a text or a number, null when there is none. */
    static @Nullable String text(EnrichedEvent event, String name) {
        @Nullable String properties = event.getProperties();
        if (properties == null || !properties.contains(name)) {
            return null;
        }
        try {
            JsonNode value = JSON.readTree(properties).path(name);
            return value.isValueNode() && !value.isNull() ? value.asString() : null;
        } catch (JacksonException e) {
            return null; // What is no JSON has no properties.
        }
    }
}
