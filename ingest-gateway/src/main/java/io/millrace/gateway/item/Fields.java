package io.millrace.gateway.item;

import io.millrace.event.Amounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one object that was sent. A field that is taken is gone, so what is left at the end is what has no place of
 * its own. Null and blank are as good as not sent.
 */
public final class Fields {
    private static final int MAX_NUMBER_LENGTH = 100;

    private final ObjectNode node;
    private final String path;
    private final int maxIdLength;
    private final List<String> opened = new ArrayList<>();

    private Fields(ObjectNode node, String path, int maxIdLength) {
        this.node = node;
        this.path = path;
        this.maxIdLength = maxIdLength;
    }

    public static Fields of(ObjectNode item, int maxIdLength) {
        return new Fields(item, "", maxIdLength);
    }

    /** A field's name as the sender knows it, as in {@code properties.price}. */
    public String nameOf(String field) {
        return path + field;
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** The text of the first of these fields that has one; a number or a boolean is text too. Other values stay. */
    public @Nullable String takeText(String... fields) {
        for (String field : fields) {
            JsonNode value = node.get(field);
            if (value != null && !value.isContainer()) {
                node.remove(field);
                String text = value.isNull() ? "" : value.asString();
                if (!text.isBlank()) {
                    return text;
                }
            }
        }
        return null;
    }

    /** The text of a field, or its JSON when it is an object or array. */
    public @Nullable String takeTextOrJson(String field) {
        JsonNode value = node.get(field);
        if (value != null && value.isContainer()) {
            node.remove(field);
            return value.toString();
        }
        return takeText(field);
    }

    public @Nullable String takeId(String field) throws RefusedException {
        JsonNode value = node.get(field);
        if (value != null && (value.isContainer() || value.isBoolean())) {
            throw new RefusedException(Reason.INVALID_ID, nameOf(field) + " must be a string");
        }
        String id = takeText(field);
        return id == null ? null : Ids.checked(id, maxIdLength, nameOf(field));
    }

    public @Nullable Boolean takeFlag(String field) throws RefusedException {
        JsonNode value = node.remove(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isBoolean()) {
            throw new RefusedException(Reason.INVALID_FIELD, nameOf(field) + " must be true or false");
        }
        return value.booleanValue();
    }

    public @Nullable Instant takeTime(String field) throws RefusedException {
        JsonNode value = node.remove(field);
        return value == null || value.isNull() ? null : Timestamps.read(value, nameOf(field));
    }

    public @Nullable BigDecimal takeMoney(String field) throws RefusedException {
        BigDecimal money = money(field);
        node.remove(field);
        return money;
    }

    public @Nullable BigDecimal takeQuantity(String field) throws RefusedException {
        BigDecimal quantity = amount(field, Amounts::quantity);
        node.remove(field);
        return quantity;
    }

    /** An amount of money, which stays. */
    public @Nullable BigDecimal money(String field) throws RefusedException {
        return amount(field, Amounts::money);
    }

    private @Nullable BigDecimal amount(String field, Function<BigDecimal, Optional<BigDecimal>> fitted)
            throws RefusedException {
        JsonNode value = node.get(field);
        if (value == null
                || value.isNull()
                || (value.isString() && value.stringValue().isBlank())) {
            return null;
        }
        return number(value)
                .flatMap(fitted)
                .orElseThrow(() -> new RefusedException(
                        Reason.INVALID_AMOUNT, nameOf(field) + " is not a number, or too large to be an amount"));
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue());
        }
        if (!value.isString() || value.stringValue().length() > MAX_NUMBER_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.stringValue().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The fields of an object within this one, none if it is missing or no object. */
    public Fields object(String field) {
        if (!(node.get(field) instanceof ObjectNode object)) {
            return new Fields(JsonNodeFactory.instance.objectNode(), nameOf(field) + ".", maxIdLength);
        }
        opened.add(field);
        return new Fields(object, nameOf(field) + ".", maxIdLength);
    }

    /** The fields of an object within this one, none if it is missing; anything else there is refused. */
    public Fields objectOnly(String field) throws RefusedException {
        if (node.hasNonNull(field) && !node.get(field).isObject()) {
            throw new RefusedException(Reason.INVALID_FIELD, nameOf(field) + " must be an object");
        }
        return object(field);
    }

    /** The objects of an array within this one, none if it is missing or no array; anything else in the array is refused. */
    public List<Fields> objects(String field) throws RefusedException {
        if (!(node.get(field) instanceof ArrayNode array)) {
            return List.of();
        }
        List<Fields> objects = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            String name = nameOf(field) + "[" + i + "]";
            if (!(array.get(i) instanceof ObjectNode object)) {
                throw new RefusedException(Reason.INVALID_FIELD, name + " must be an object");
            }
            objects.add(new Fields(object, name + ".", maxIdLength));
        }
        return objects;
    }

    public boolean isEmpty() {
        return node.isEmpty();
    }

    public void drop(String field) {
        node.remove(field);
    }

    /** Moves what is left of a field in there to here, unless this has a field of that name. */
    public void adopt(Fields from, String field) {
        JsonNode value = from.node.get(field);
        if (value != null && !value.isNull() && !node.has(field)) {
            node.set(field, value);
        }
    }

    /** Moves everything that is left in there to here, but for fields that this has itself. */
    public void adoptAll(Fields from) {
        List.copyOf(from.node.propertyNames()).forEach(field -> adopt(from, field));
    }

    /** All that nobody took, as one JSON object in text; null if that is nothing. */
    public @Nullable String rest() {
        for (String field : opened) {
            if (node.get(field) instanceof ObjectNode object && object.isEmpty()) {
                node.remove(field);
            }
        }
        return node.isEmpty() ? null : Json.usual().writeValueAsString(node);
    }
}
