package io.millrace.benchmarks.flink;

import io.millrace.event.clickstream.EventType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The compact encoding of events: time, type, quantity and revenue at fixed places, then texts, each with its length in
 * front.
 */
final class Compact {
    private static final EventType[] TYPES = EventType.values();
    private static final int TIME = 0;
    private static final int TYPE = 8;
    private static final int QUANTITY = 9;
    private static final int REVENUE = 17;
    private static final int TEXTS = 25;

    private final byte[] value;
    private final ByteBuffer bytes;

    private Compact(byte[] value) {
        this.value = value;
        this.bytes = ByteBuffer.wrap(value).position(TEXTS);
    }

    /** An event, before its first text. */
    static Compact of(byte[] value) {
        return new Compact(value);
    }

    long time() {
        return bytes.getLong(TIME);
    }

    EventType type() {
        return TYPES[bytes.get(TYPE)];
    }

    /** In thousandths. */
    long quantity() {
        return bytes.getLong(QUANTITY);
    }

    /** In millionths, nothing when it is none. */
    long revenue() {
        return bytes.getLong(REVENUE);
    }

    String nextText() {
        int length = bytes.getShort();
        String text = new String(value, bytes.position(), length, StandardCharsets.ISO_8859_1);
        bytes.position(bytes.position() + length);
        return text;
    }
}
