package io.millrace.gateway.intake;

import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A body that holds items in the gateway's own shape. */
final class JsonParcel implements Parcel {
    private final byte[] bytes;
    private final List<Item> items;
    private final ItemParser parser;

    JsonParcel(byte[] bytes, List<Item> items, ItemParser parser) {
        this.bytes = bytes;
        this.items = items;
        this.parser = parser;
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
        return parser.parse(bytes, item);
    }
}
