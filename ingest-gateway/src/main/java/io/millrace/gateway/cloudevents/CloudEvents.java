package io.millrace.gateway.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemCutter;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes an event of the gateway's shape out of a CloudEvent in its JSON format. */
final class CloudEvents {
    private static final List<String> FROM_DATA =
            List.of("anonymousId", "userId", "previousId", "groupId", "traits", "name", "category", "context");

    private final ItemParser parser;

    CloudEvents(ItemParser parser) {
        this.parser = parser;
    }

    /** Makes an event of a CloudEvent, which is used up with it. */
    ObjectNode read(ObjectNode sent) throws RefusedException {
        if (!sent.path("specversion").asString("").startsWith("1.")) {
            throw new RefusedException(Reason.INVALID_FIELD, "specversion must be 1.0");
        }
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("messageId", required(sent, "id"));
        String source = required(sent, "source");
        String type = required(sent, "type");
        CloudEventName.put(type, event);
        move(sent, "time", event, "timestamp");
        readData(sent, event);
        move(sent, "anonymousid", event, "anonymousId");
        move(sent, "userid", event, "userId");
        if (!event.hasNonNull("anonymousId") && !event.hasNonNull("userId") && sent.hasNonNull("partitionkey")) {
            event.set("anonymousId", sent.get("partitionkey"));
        }
        sent.remove("specversion");
        sent.put("source", source).put("type", type);
        if (!event.hasNonNull("context") || event.get("context").isObject()) {
            event.withObjectProperty("context").set("cloudevent", sent);
        }
        return event;
    }

    private static String required(ObjectNode sent, String attribute) throws RefusedException {
        JsonNode value = sent.remove(attribute);
        if (value == null || !value.isString() || value.stringValue().isBlank()) {
            throw new RefusedException(
                    attribute.equals("type") ? Reason.MISSING_EVENT_NAME : Reason.INVALID_FIELD,
                    attribute + " is missing: every CloudEvent has one");
        }
        return value.stringValue();
    }

    private void readData(ObjectNode sent, ObjectNode event) throws RefusedException {
        JsonNode data = data(sent);
        if (data instanceof ObjectNode object) {
            boolean track = event.has("event");
            for (String field : FROM_DATA) {
                // A tracked event's name and category are those of a product.
                if (!track || !(field.equals("name") || field.equals("category"))) {
                    move(object, field, event, field);
                }
            }
            JsonNode properties = object.remove("properties");
            if (properties instanceof ObjectNode own) {
                object.setAll(own);
            }
            event.set("properties", object);
        } else if (data != null && !data.isNull()) {
            event.withObjectProperty("properties").set("data", data);
        }
    }

    private @Nullable JsonNode data(ObjectNode sent) throws RefusedException {
        JsonNode data = sent.remove("data");
        JsonNode base64 = sent.remove("data_base64");
        if (data != null || base64 == null) {
            return data;
        }
        return isJson(sent.path("datacontenttype").asString(null)) ? decoded(base64) : base64;
    }

    private JsonNode decoded(JsonNode base64) throws RefusedException {
        try {
            return json(Base64.getDecoder().decode(base64.asString("")));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Reason.INVALID_FIELD, "data_base64 is not base64");
        }
    }

    /** Data that came by itself, in a body. */
    void putData(byte[] body, @Nullable String contentType, ObjectNode sent) throws RefusedException {
        if (body.length == 0) {
            return;
        }
        if (isJson(contentType)) {
            sent.set("data", json(body));
        } else if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("text/")) {
            sent.put("data", new String(body, UTF_8));
        } else {
            sent.put("data_base64", Base64.getEncoder().encodeToString(body));
        }
    }

    private JsonNode json(byte[] bytes) throws RefusedException {
        List<Item> values = ItemCutter.cut(bytes, new Item(0, bytes.length, 0, false), Integer.MAX_VALUE);
        int depth = values.stream().mapToInt(Item::depth).max().orElse(0) + 1;
        return parser.parseValue(bytes, new Item(0, bytes.length, depth, false));
    }

    /** Without a content type, data is JSON. */
    static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        int parameters = contentType.indexOf(';');
        String type = (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        return type.endsWith("/json") || type.endsWith("+json");
    }

    private static void move(ObjectNode from, String field, ObjectNode to, String name) {
        JsonNode value = from.remove(field);
        if (value != null && !value.isNull()) {
            to.set(name, value);
        }
    }
}
