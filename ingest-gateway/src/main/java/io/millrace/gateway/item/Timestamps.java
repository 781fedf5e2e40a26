package io.millrace.gateway.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Points in time as clients write them: ISO 8601 with an offset or Z, or milliseconds since 1970 as a number. */
public final class Timestamps {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Pattern BEYOND_NANOSECONDS = Pattern.compile("(\\.\\d{9})\\d+");
    private static final int MAX_LENGTH = 100;

    /** As nearly all clients write it, d standing for a digit; a fraction and a Z follow. */
    private static final String USUAL = "dddd-dd-ddTdd:dd:dd";

    private static final int MOST_DIGITS_OF_A_SECOND = 9;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter ISO_MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** A time as we write it: ISO 8601 in UTC, always with milliseconds. */
    public static String write(Instant time) {
        return ISO_MILLIS.format(time);
    }

    /** Reads a time in milliseconds. */
    static Instant read(JsonNode value, String field) throws RefusedException {
        Instant time = value.isIntegralNumber() ? millis(value, field) : iso(value, field);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw refused(field);
        }
        return time;
    }

    private static Instant millis(JsonNode value, String field) throws RefusedException {
        if (!value.canConvertToLong()) {
            throw refused(field);
        }
        return Instant.ofEpochMilli(value.longValue());
    }

    private static Instant iso(JsonNode value, String field) throws RefusedException {
        if (!value.isString() || value.stringValue().length() > MAX_LENGTH) {
            throw refused(field);
        }
        try {
            String text = value.stringValue().strip();
            return isUsual(text) ? readUsual(text) : readAny(text);
        } catch (DateTimeException e) {
            throw refused(field);
        }
    }

    private static boolean isUsual(String text) {
        int last = text.length() - 1;
        int point = USUAL.length();
        if (last < point || text.charAt(last) != 'Z') {
            return false;
        }
        for (int i = 0; i < point; i++) {
            boolean asExpected = USUAL.charAt(i) == 'd' ? isDigit(text.charAt(i)) : USUAL.charAt(i) == text.charAt(i);
            if (!asExpected) {
                return false;
            }
        }
        return last == point || (text.charAt(point) == '.' && hasFraction(text, point + 1, last));
    }

    private static boolean hasFraction(String text, int from, int to) {
        boolean digits = from < to && to - from <= MOST_DIGITS_OF_A_SECOND;
        for (int i = from; digits && i < to; i++) {
            digits = isDigit(text.charAt(i));
        }
        return digits;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** Many times as fast as a formatter, which would be a good part of what reading an event costs. */
    private static Instant readUsual(String text) {
        long seconds = LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toEpochSecond(ZoneOffset.UTC);
        int millis = 0;
        for (int i = 0; i < 3; i++) {
            int at = USUAL.length() + 1 + i;
            millis = 10 * millis + (at < text.length() - 1 ? text.charAt(at) - '0' : 0);
        }
        return Instant.ofEpochSecond(seconds).plusMillis(millis);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static Instant readAny(String text) {
        return ISO.parse(BEYOND_NANOSECONDS.matcher(text).replaceFirst("$1"), OffsetDateTime::from)
                .toInstant()
                .truncatedTo(ChronoUnit.MILLIS);
    }

    private static RefusedException refused(String field) {
        return new RefusedException(
                Reason.INVALID_TIMESTAMP,
                field + " is no time: send ISO 8601 with an offset, as in 2026-01-31T12:00:00.000Z");
    }
}
