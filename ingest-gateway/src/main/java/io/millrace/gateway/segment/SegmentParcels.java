package io.millrace.gateway.segment;

import io.millrace.gateway.intake.IntakeLimits;
import io.millrace.gateway.intake.JsonParcel;
import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemCutter;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.MemberCutter;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds the calls in what Segment's and RudderStack's libraries send. */
public final class SegmentParcels {
    private static final String BATCH = "batch";
    private static final String WRITE_KEY = "writeKey";

    private final IntakeLimits limits;
    private final ItemParser parser;

    public SegmentParcels(IntakeLimits limits) {
        this.limits = limits;
        this.parser = limits.parser();
    }

    /** One call, of the type that its path says. */
    Parcel call(String type, byte[] body, @Nullable String device) {
        List<Item> items = ItemCutter.cut(body, false, limits.maxToldApart());
        return new JsonParcel(
                body,
                items,
                parser,
                call -> TrackingCalls.adapted(call.put("type", type), device),
                () -> keyIn(MemberCutter.cut(body), body));
    }

    /**
     * Calls that say themselves which they are, alone, one after the other, or in a batch.
     *
     * @throws RefusedException when it is a batch that cannot be read
     */
    public Parcel calls(byte[] body) throws RefusedException {
        List<Item> items = ItemCutter.cut(body, false, limits.maxToldApart());
        if (items.size() == 1 && body[items.get(0).offset()] == '{') {
            Map<String, Item> members = MemberCutter.cut(body);
            return members.containsKey(BATCH) ? batch(body, null) : alone(body, items, members);
        }
        return new JsonParcel(body, items, parser, call -> TrackingCalls.adapted(call, null), () -> null);
    }

    private Parcel alone(byte[] body, List<Item> items, Map<String, Item> members) {
        return new JsonParcel(
                body, items, parser, call -> TrackingCalls.adapted(call, null), () -> keyIn(members, body));
    }

    private @Nullable String keyIn(Map<String, Item> members, byte[] body) throws RefusedException {
        Item key = members.get(WRITE_KEY);
        return key == null ? null : parser.parseValue(body, key).asString(null);
    }

    /**
     * A batch of calls. What it says about all of them holds for each, unless it says otherwise itself.
     *
     * @throws RefusedException when there is no batch in the body
     */
    Parcel batch(byte[] body, @Nullable String device) throws RefusedException {
        Map<String, Item> members = MemberCutter.cut(body);
        Item batch = members.remove(BATCH);
        if (batch == null || body[batch.offset()] != '[') {
            throw new RefusedException(Reason.NO_ITEMS, "batch is missing: send {\"batch\": [ … ]}");
        }
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, Item> member : members.entrySet()) {
            envelope.set(member.getKey(), parser.parseValue(body, member.getValue()));
        }
        String writeKey = envelope.path(WRITE_KEY).asString(null);
        ObjectNode aboutAll = envelope.retain("context", "integrations", "sentAt");
        return new JsonParcel(
                body,
                ItemCutter.cut(body, batch, limits.maxToldApart()),
                parser,
                call -> TrackingCalls.adapted(TrackingCalls.completed(call, aboutAll), device),
                () -> writeKey);
    }
}
