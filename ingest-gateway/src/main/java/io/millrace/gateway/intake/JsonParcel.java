package io.millrace.gateway.intake;

import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A body that holds items as JSON objects, which are in the gateway's own shape once they are adapted. */
public final class JsonParcel implements Parcel {
    private final byte[] bytes;
    private final List<Item> items;
    private final ItemParser parser;
    private final Adaptation adaptation;
    private final KeyFinder keyFinder;

    /** Makes an event of the gateway's shape out of an item of another. */
    @FunctionalInterface
    public interface Adaptation {
        /**
         * The same or another object, adapted.
         *
         * @throws RefusedException when it is none of that shape
         */
        ObjectNode adapt(ObjectNode item) throws RefusedException;
    }

    /** Finds the write key in the body. */
    @FunctionalInterface
    public interface KeyFinder {
        /**
         * The key, null when there is none.
         *
         * @throws RefusedException when what might be one cannot be read
         */
        @Nullable
        String find() throws RefusedException;
    }

    /** Items that are in the gateway's shape already, and a key that is elsewhere. */
    JsonParcel(byte[] bytes, List<Item> items, ItemParser parser) {
        this(bytes, items, parser, item -> item, () -> null);
    }

    /**
     * Items of another shape.
     *
     * @param items where they lie in the bytes
     */
    public JsonParcel(byte[] bytes, List<Item> items, ItemParser parser, Adaptation adaptation, KeyFinder keyFinder) {
        this.bytes = bytes;
        this.items = items;
        this.parser = parser;
        this.adaptation = adaptation;
        this.keyFinder = keyFinder;
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
        return adaptation.adapt(parser.parse(bytes, item));
    }

    @Override
    public @Nullable String writeKey() {
        try {
            return keyFinder.find();
        } catch (RefusedException e) {
            return null;
        }
    }
}
