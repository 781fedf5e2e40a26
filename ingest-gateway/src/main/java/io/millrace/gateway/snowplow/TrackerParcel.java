package io.millrace.gateway.snowplow;

import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The events that a tracker posts at once. */
final class TrackerParcel implements Parcel {
    private final byte[] bytes;
    private final List<Item> items;
    private final ItemParser parser;
    private final EmbeddedJson json;
    private final boolean anonymous;

    TrackerParcel(byte[] bytes, List<Item> items, ItemParser parser, boolean anonymous) {
        this.bytes = bytes;
        this.items = items;
        this.parser = parser;
        this.json = new EmbeddedJson(parser);
        this.anonymous = anonymous;
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
        return TrackedEvent.of(TrackerFields.of(parser.parse(bytes, item)), json, anonymous);
    }

    /** Trackers have no field for a key, but all of them one for the app that they are part of. */
    @Override
    public @Nullable String writeKey() {
        try {
            return items.isEmpty()
                    ? null
                    : parser.parse(bytes, items.get(0)).path("aid").asString(null);
        } catch (RefusedException e) {
            return null;
        }
    }
}
