package io.millrace.warehouse.connect;

import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes everything of an event's context that has no column as one JSON object: what the sender sent besides, and over it
 * the fields that the suite knows.
 */
final class ContextText {
    private static final List<String> FIELDS = List.of("title", "userAgent", "ip", "locale");
    private static final List<String> CAMPAIGN_FIELDS = List.of("term", "content");
    private static final String CAMPAIGN = "campaign";
    private static final String REST = "rest";

    /** Numbers that nobody here understands stay as they were sent. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Nullable
    String of(Struct context) {
        ObjectNode all = rest(context.getString(REST));
        copy(context, FIELDS, all);
        Struct campaign = context.getStruct(CAMPAIGN);
        if (campaign != null && CAMPAIGN_FIELDS.stream().anyMatch(field -> campaign.get(field) != null)) {
            copy(campaign, CAMPAIGN_FIELDS, objectIn(all, CAMPAIGN));
        }
        return all.isEmpty() ? null : json.writeValueAsString(all);
    }

    /** The object that the text is, or one that holds the text when it is none: what was sent is never lost. */
    private ObjectNode rest(@Nullable String text) {
        if (text == null) {
            return json.createObjectNode();
        }
        try {
            if (json.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            return json.createObjectNode().put(REST, text);
        }
        return json.createObjectNode().put(REST, text);
    }

    private static void copy(Struct from, List<String> fields, ObjectNode to) {
        for (String field : fields) {
            String value = from.getString(field);
            if (value != null) {
                to.put(field, value);
            }
        }
    }

    private static ObjectNode objectIn(ObjectNode parent, String name) {
        JsonNode there = parent.get(name);
        return there instanceof ObjectNode object ? object : parent.putObject(name);
    }
}
