package io.millrace.gateway.snowplow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemCutter;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON that a tracker puts into a field as text, plain or in base64. */
final class EmbeddedJson {
    private final ItemParser parser;

    EmbeddedJson(ItemParser parser) {
        this.parser = parser;
    }

    /** What the event is about, null when it does not say. */
    @Nullable
    SelfDescribing event(TrackerFields fields) throws RefusedException {
        JsonNode envelope = take(fields, "ue_pr", "ue_px");
        return envelope == null ? null : SelfDescribing.of(envelope.path("data"), "ue_pr");
    }

    /** What else the tracker knows. */
    List<SelfDescribing> contexts(TrackerFields fields) throws RefusedException {
        JsonNode envelope = take(fields, "co", "cx");
        if (envelope == null) {
            return List.of();
        }
        List<SelfDescribing> contexts = new ArrayList<>();
        for (JsonNode context : envelope.path("data")) {
            contexts.add(SelfDescribing.of(context, "co"));
        }
        return contexts;
    }

    private @Nullable JsonNode take(TrackerFields fields, String plain, String encoded) throws RefusedException {
        String text = fields.take(plain);
        String base64 = fields.take(encoded);
        if (text != null) {
            return parse(text.getBytes(UTF_8), plain);
        }
        return base64 == null ? null : parse(decode(base64, encoded), encoded);
    }

    private static byte[] decode(String base64, String field) throws RefusedException {
        try {
            // Trackers leave the padding out, or send either alphabet.
            String unpadded = base64.strip().replaceFirst("=+$", "");
            return Base64.getUrlDecoder().decode(unpadded.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Reason.INVALID_FIELD, field + " is not base64");
        }
    }

    private ObjectNode parse(byte[] json, String field) throws RefusedException {
        List<Item> values = ItemCutter.cut(json, false, 1);
        if (values.isEmpty()) {
            throw new RefusedException(Reason.INVALID_FIELD, field + " is empty");
        }
        try {
            return parser.parse(json, values.get(0));
        } catch (RefusedException e) {
            throw new RefusedException(e.reason(), field + ": " + e.detail());
        }
    }
}
