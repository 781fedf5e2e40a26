package io.millrace.gateway.segment;

import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.MemberCutter;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A call that was sent alone, to a path that says which call it is. */
final class CallParcel implements Parcel {
    private final String type;
    private final byte[] bytes;
    private final List<Item> items;
    private final ItemParser parser;
    private final @Nullable String device;

    CallParcel(String type, byte[] bytes, List<Item> items, ItemParser parser, @Nullable String device) {
        this.type = type;
        this.bytes = bytes;
        this.items = items;
        this.parser = parser;
        this.device = device;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public List<Item> items() {
        return items;
    }

    @Override
    public ObjectNode open(Item item) throws RefusedException {
        ObjectNode call = parser.parse(bytes, item);
        call.put("type", type);
        TrackingCalls.adapt(call, device);
        return call;
    }

    @Override
    public @Nullable String writeKey() {
        try {
            Item key = MemberCutter.cut(bytes).get("writeKey");
            return key == null ? null : parser.parseValue(bytes, key).asString(null);
        } catch (RefusedException e) {
            return null;
        }
    }
}
