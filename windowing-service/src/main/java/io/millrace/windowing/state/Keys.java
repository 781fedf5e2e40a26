package io.millrace.windowing.state;

import java.time.Instant;
import java.util.HexFormat;

/** Keys of several parts, in an order that is that of their parts. No part but the last may hold a control character. */
public final class Keys {
    /** How many characters a time has. */
    public static final int TIME_DIGITS = 16;

    /** After every key. */
    public static final String END = "\u007f";

    private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);
    private static final HexFormat DIGITS = HexFormat.of();
    private static final char SEPARATOR = '\0';

    private Keys() {}

    public static String of(String... parts) {
        return String.join(String.valueOf(SEPARATOR), parts);
    }

    /** Where keys begin that have the given first parts and at least one more. */
    public static String from(String... parts) {
        return of(parts) + SEPARATOR;
    }

    /** Where keys end that have the given first parts and at least one more. */
    public static String to(String... parts) {
        return from(parts) + END;
    }

    /** The first key that may come after another. */
    public static String after(String key) {
        return key + SEPARATOR;
    }

    /** A time as sixteen digits that sort as time does; times beyond those in milliseconds are the first or the last. */
    public static String time(Instant time) {
        return DIGITS.toHexDigits(millis(time) ^ Long.MIN_VALUE);
    }

    /** The time that a text has at a place. */
    public static Instant time(String text, int at) {
        return Instant.ofEpochMilli(HexFormat.fromHexDigitsToLong(text, at, at + TIME_DIGITS) ^ Long.MIN_VALUE);
    }

    /** One part of a key that has so many; the last is taken whole, whatever it holds. */
    public static String part(String key, int index, int parts) {
        int from = 0;
        for (int part = 0; part < index; part++) {
            from = key.indexOf(SEPARATOR, from) + 1;
        }
        return index == parts - 1 ? key.substring(from) : key.substring(from, key.indexOf(SEPARATOR, from));
    }

    /** A key without its first parts, so many. */
    public static String rest(String key, int parts) {
        return part(key, parts, parts + 1);
    }

    private static long millis(Instant time) {
        if (time.isBefore(EARLIEST)) {
            return Long.MIN_VALUE;
        }
        return time.isAfter(LATEST) ? Long.MAX_VALUE : time.toEpochMilli();
    }
}
