package io.millrace.gateway.item;

import java.util.List;

/**
 * Where one item stands in a body.
 *
 * @param offset of its first byte
 * @param length in bytes
 * @param depth how many objects and arrays are open at its deepest place, itself included
 * @param brokenOff whether the body stops making sense within it, so that it reaches up to the end
 */
public record Item(int offset, int length, int depth, boolean brokenOff) {

    /** All that was sent as one item; none when nothing was sent. */
    public static List<Item> whole(byte[] bytes) {
        return bytes.length == 0 ? List.of() : List.of(new Item(0, bytes.length, 0, false));
    }
}
