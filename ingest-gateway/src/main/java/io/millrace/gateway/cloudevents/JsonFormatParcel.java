package io.millrace.gateway.cloudevents;

import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** CloudEvents in a body, one or an array of them. */
final class JsonFormatParcel implements Parcel {
    private final byte[] bytes;
    private final List<Item> items;
    private final ItemParser parser;
    private final CloudEvents cloudEvents;

    JsonFormatParcel(byte[] bytes, List<Item> items, ItemParser parser) {
        this.bytes = bytes;
        this.items = items;
        this.parser = parser;
        this.cloudEvents = new CloudEvents(parser);
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
        return cloudEvents.read(parser.parse(bytes, item));
    }
}
