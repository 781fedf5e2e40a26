package io.millrace.gateway.intake;

import io.millrace.gateway.item.RefusedException;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Makes an event, or whatever else a protocol carries, of one item. */
public interface ItemReader<E> {

    /** The most bytes that an item with these contents may have. */
    int sizeLimit(ObjectNode item);

    /** Whether what says who it was has been left out. */
    default boolean isAnonymised(E read) {
        return false;
    }

    /**
     * Reads an item, which is used up with it.
     *
     * @throws RefusedException when it is none of these
     */
    E read(ObjectNode item, Origin origin, Instant receivedAt) throws RefusedException;
}
