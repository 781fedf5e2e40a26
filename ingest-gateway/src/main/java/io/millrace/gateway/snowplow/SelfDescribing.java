package io.millrace.gateway.snowplow;

import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Data with the name of its schema, as in {@code iglu:com.acme/order_completed/jsonschema/1-0-0}.
 *
 * @param vendor who made the schema
 * @param name what it describes
 */
record SelfDescribing(String schema, String vendor, String name, ObjectNode data) {
    private static final Pattern SCHEMA = Pattern.compile("iglu:([A-Za-z0-9_.-]+)/([A-Za-z0-9_-]+)/[^/]+/[0-9-]+");

    /**
     * Reads it.
     *
     * @param field where it was sent
     */
    static SelfDescribing of(JsonNode sent, String field) throws RefusedException {
        String schema = sent.path("schema").asString("");
        Matcher parts = SCHEMA.matcher(schema);
        if (!parts.matches() || !(sent.path("data") instanceof ObjectNode data)) {
            throw new RefusedException(
                    Reason.INVALID_FIELD,
                    field + " must hold {\"schema\": \"iglu:…/…/jsonschema/1-0-0\", \"data\": { … }}");
        }
        return new SelfDescribing(schema, parts.group(1), parts.group(2), data);
    }

    boolean is(String otherVendor, String otherName) {
        return vendor.equals(otherVendor) && name.equals(otherName);
    }
}
