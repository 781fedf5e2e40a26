package io.millrace.gateway.segment;

import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A batch of calls. What the batch says about all of them holds for each, unless it says otherwise itself. */
final class BatchParcel implements Parcel {
    private final byte[] bytes;
    private final List<Item> items;
    private final ItemParser parser;
    private final @Nullable String writeKey;
    private final ObjectNode aboutAll;
    private final @Nullable String device;

    /**
     * A batch.
     *
     * @param envelope what the body says beside the calls; used up with it
     */
    BatchParcel(byte[] bytes, List<Item> items, ItemParser parser, ObjectNode envelope, @Nullable String device) {
        this.bytes = bytes;
        this.items = items;
        this.parser = parser;
        this.writeKey = envelope.path("writeKey").asString(null);
        this.aboutAll = envelope.retain("context", "integrations", "sentAt");
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
        TrackingCalls.complete(call, aboutAll);
        TrackingCalls.adapt(call, device);
        return call;
    }

    @Override
    public @Nullable String writeKey() {
        return writeKey;
    }
}
