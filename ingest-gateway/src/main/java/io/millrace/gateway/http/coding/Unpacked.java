package io.millrace.gateway.http.coding;

import java.util.Arrays;

/** What came out of a packed body. */
public final class Unpacked {
    private final byte[] room;
    private final int length;
    private final boolean tooLarge;

    Unpacked(byte[] room, int length, boolean tooLarge) {
        this.room = room;
        this.length = length;
        this.tooLarge = tooLarge;
    }

    /** Whether there is more in it than may be. */
    public boolean isTooLarge() {
        return tooLarge;
    }

    /** All of it. */
    public byte[] bytes() {
        return beginning(length);
    }

    /** As much of it as that. */
    public byte[] beginning(int most) {
        int wanted = Math.min(length, most);
        return wanted == room.length ? room : Arrays.copyOf(room, wanted);
    }
}
