package io.millrace.gateway.snowplow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one tracked event, by Snowplow's short names. All are text; a field that is taken is gone. */
final class TrackerFields {
    private static final int LONGEST_NUMBER = 18;

    private final Map<String, String> fields;

    TrackerFields(Map<String, String> fields) {
        this.fields = new LinkedHashMap<>(fields);
    }

    static TrackerFields of(ObjectNode sent) {
        Map<String, String> fields = new LinkedHashMap<>();
        sent.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (!value.isNull()) {
                fields.put(field.getKey(), value.isContainer() ? value.toString() : value.asString());
            }
        });
        return new TrackerFields(fields);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The text of a field, which stays. */
    @Nullable
    String peek(String name) {
        return fields.get(name);
    }

    /** The text of the first of these fields that has one. */
    @Nullable
    String take(String... names) {
        String found = null;
        for (String name : names) {
            String text = fields.remove(name);
            if (found == null && text != null && !text.isBlank()) {
                found = text;
            }
        }
        return found;
    }

    /** Moves a field into an object, under another name. */
    void move(String name, ObjectNode to, String as) {
        String text = take(name);
        if (text != null) {
            to.put(as, text);
        }
    }

    /** Moves a time in milliseconds into an object. What is no number stays text, for the event's reader to refuse. */
    void moveTime(String name, ObjectNode to, String as) {
        String text = take(name);
        if (text == null) {
            return;
        }
        boolean number = text.length() <= LONGEST_NUMBER && text.chars().allMatch(c -> c >= '0' && c <= '9');
        to.set(
                as,
                number
                        ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                        : JsonNodeFactory.instance.stringNode(text));
    }

    /** Moves all that is left. */
    void moveAll(ObjectNode to) {
        fields.forEach(to::put);
        fields.clear();
    }
}
