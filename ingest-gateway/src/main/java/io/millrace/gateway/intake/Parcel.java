package io.millrace.gateway.intake;

import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What one request carries, in pieces that are judged alone and read as items in the gateway's own shape. */
public interface Parcel {

    /** As it was sent; what is refused is kept from here. */
    byte[] bytes();

    /** Where the pieces lie in the bytes. */
    List<Item> items();

    /**
     * Reads a piece.
     *
     * @throws RefusedException when it has no such shape
     */
    ObjectNode open(Item item) throws RefusedException;

    /** The write key, where a client puts it into what it sends. */
    default @Nullable String writeKey() {
        return null;
    }
}
