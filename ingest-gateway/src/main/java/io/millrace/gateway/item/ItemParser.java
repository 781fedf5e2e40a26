package io.millrace.gateway.item;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads items as JSON objects, every number exactly as it was written; of a key that is there twice the last one counts. */
public final class ItemParser {
    private static final int DETAIL_LENGTH = 200;

    /** A key, a value and what parts them: {@code "a":1,}. */
    private static final int LEAST_BYTES_OF_A_KEY = 6;

    private static final int USUAL_MAX_KEYS = 1000;

    private final int maxDepth;
    private final int maxKeys;
    private final JsonMapper json;

    /**
     * Reads items that are no deeper than that.
     *
     * @param maxDepth how many objects and arrays may be open at once, the item itself included
     */
    public ItemParser(int maxDepth) {
        this(maxDepth, USUAL_MAX_KEYS);
    }

    /**
     * Reads items that are no deeper than that, and no wider.
     *
     * @param maxDepth how many objects and arrays may be open at once, the item itself included
     * @param maxKeys how many keys one object may have
     */
    public ItemParser(int maxDepth, int maxKeys) {
        this.maxDepth = maxDepth;
        this.maxKeys = maxKeys;
        JsonFactory factory = Json.factory()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .build())
                .build();
        this.json = JsonMapper.builder(factory)
                .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    public ObjectNode parse(byte[] body, Item item) throws RefusedException {
        if (!(parseValue(body, item) instanceof ObjectNode object)) {
            throw new RefusedException(Reason.NOT_AN_OBJECT, "It is JSON, but no object: send { … }");
        }
        return object;
    }

    /** Reads JSON of whatever kind. */
    public JsonNode parseValue(byte[] body, Item item) throws RefusedException {
        if (item.depth() > maxDepth) {
            throw new RefusedException(
                    Reason.NESTED_TOO_DEEP,
                    "It has objects and arrays within each other %d deep: at most %d are taken"
                            .formatted(item.depth(), maxDepth));
        }
        if (item.brokenOff()) {
            throw new RefusedException(
                    Reason.MALFORMED_JSON, "It breaks off: a bracket, a brace or a quote does not close");
        }
        JsonNode value = read(body, item);
        if (item.length() > (long) maxKeys * LEAST_BYTES_OF_A_KEY) {
            checkKeys(value);
        }
        return value;
    }

    private void checkKeys(JsonNode value) throws RefusedException {
        if (value.isObject() && value.size() > maxKeys) {
            throw new RefusedException(
                    Reason.TOO_MANY_KEYS,
                    "One of its objects has %d keys: at most %d are taken".formatted(value.size(), maxKeys));
        }
        for (JsonNode within : value) {
            if (within.isContainer()) {
                checkKeys(within);
            }
        }
    }

    private JsonNode read(byte[] body, Item item) throws RefusedException {
        if (!Utf8.isWellFormed(body, item.offset(), item.length())) {
            throw malformed("it is not UTF-8");
        }
        try {
            return json.readTree(body, item.offset(), item.length());
        } catch (JacksonException e) {
            throw malformed(e.getOriginalMessage());
        } catch (NumberFormatException e) {
            // Of a number whose exponent no number can have, which Jackson passes on.
            throw malformed(e.getMessage());
        }
    }

    private static RefusedException malformed(@Nullable String why) {
        String problem = String.valueOf(why);
        return new RefusedException(
                Reason.MALFORMED_JSON,
                "It is no JSON: " + problem.substring(0, Math.min(problem.length(), DETAIL_LENGTH)));
    }
}
