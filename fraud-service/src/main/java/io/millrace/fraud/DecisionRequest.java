package io.millrace.fraud;

import io.millrace.event.fraud.EntityType;
import io.millrace.fraud.signal.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An order that is about to be placed, by whom and from where.
 *
 * @param ip null when the shop does not say
 */
record DecisionRequest(String customerId, @Nullable String ip) {
    private static final int LONGEST_BODY = 16 * 1024;
    private static final int LONGEST_ID = 256;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads a request, whatever content type it claims to have, and never more than a request may be long.
     *
     * @throws InvalidDecisionRequestException when it makes no sense
     */
    static DecisionRequest read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST_BODY + 1);
        if (bytes.length > LONGEST_BODY) {
            throw new InvalidDecisionRequestException("A request may have %d bytes.".formatted(LONGEST_BODY));
        }
        JsonNode json = parse(bytes);
        String customerId = text(json, "customerId");
        if (customerId == null) {
            throw new InvalidDecisionRequestException(
                    "Send {\"customerId\": \"u:…\", \"ip\": \"…\"}; the ip may be left out.");
        }
        return new DecisionRequest(customerId, text(json, "ip"));
    }

    List<Entity> entities() {
        List<Entity> entities = new ArrayList<>();
        entities.add(new Entity(EntityType.CUSTOMER, customerId));
        if (ip != null) {
            entities.add(new Entity(EntityType.IP, ip));
        }
        return entities;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new InvalidDecisionRequestException("The request is no JSON. Send {\"customerId\": \"u:…\"}.");
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString() || value.asString().isBlank() || value.asString().length() > LONGEST_ID) {
            throw new InvalidDecisionRequestException(
                    "%s must be a text of 1 to %d characters.".formatted(name, LONGEST_ID));
        }
        return value.asString();
    }
}
