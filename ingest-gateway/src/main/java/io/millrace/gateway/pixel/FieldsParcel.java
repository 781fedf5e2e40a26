package io.millrace.gateway.pixel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One event whose fields are parameters of a query; dots lead into objects, as in {@code properties.price=2.50}. */
final class FieldsParcel implements Parcel {
    private static final List<String> OBJECTS = List.of("properties", "context", "traits");

    private final byte[] bytes;
    private final Map<String, String> parameters;
    private final ItemParser parser;
    private final int maxDepth;
    private final @Nullable String type;

    /**
     * An event.
     *
     * @param query as it was sent
     * @param type of the call if the path says it; else it is a parameter, or follows from there being an event's name
     */
    FieldsParcel(String query, Map<String, String> parameters, int maxDepth, @Nullable String type) {
        this.bytes = query.getBytes(UTF_8);
        this.parameters = parameters;
        this.parser = new ItemParser(maxDepth);
        this.maxDepth = maxDepth;
        this.type = type;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public List<Item> items() {
        return Item.whole(bytes);
    }

    @Override
    public ObjectNode open(Item item) throws RefusedException {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            put(event, parameter.getKey(), parameter.getValue());
        }
        event.remove("writeKey");
        if (type != null) {
            event.put("type", type);
        } else if (!event.has("type")) {
            event.put("type", event.has("event") ? "track" : "page");
        }
        return event;
    }

    private void put(ObjectNode event, String name, String value) throws RefusedException {
        if (OBJECTS.contains(name) && value.startsWith("{")) {
            byte[] json = value.getBytes(UTF_8);
            event.set(name, parser.parse(json, new Item(0, json.length, 1, false)));
            return;
        }
        String[] path = name.split("\\.", -1);
        if (path.length > maxDepth) {
            throw new RefusedException(
                    Reason.NESTED_TOO_DEEP,
                    "A parameter's name has %d parts: at most %d are taken".formatted(path.length, maxDepth));
        }
        ObjectNode object = event;
        for (int i = 0; i < path.length - 1; i++) {
            JsonNode next = object.get(path[i]);
            if (next == null) {
                object = object.putObject(path[i]);
            } else if (next instanceof ObjectNode inner) {
                object = inner;
            } else {
                throw new RefusedException(Reason.INVALID_FIELD, path[i] + " is both a value and an object");
            }
        }
        String last = path[path.length - 1];
        if (object.path(last).isContainer()) {
            throw new RefusedException(Reason.INVALID_FIELD, name + " is both a value and an object");
        }
        object.put(last, value);
    }
}
