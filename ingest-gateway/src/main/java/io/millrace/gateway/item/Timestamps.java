package io.millrace.gateway.item;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Points in time as clients write them: ISO 8601 with an offset or Z, or milliseconds since 1970 as a number. */
public final class Timestamps {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Pattern BEYOND_NANOSECONDS = Pattern.compile("(\\.\\d{9})\\d+");
    private static final int MAX_LENGTH = 100;

    /** As nearly all clients write it, and several times as fast as with anything optional. */
    private static final DateTimeFormatter USUAL_ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendOffsetId()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

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
            return parse(value.stringValue().strip()).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw refused(field);
        }
    }

    private static OffsetDateTime parse(String text) {
        try {
            return USUAL_ISO.parse(text, OffsetDateTime::from);
        } catch (DateTimeException e) {
            return ISO.parse(BEYOND_NANOSECONDS.matcher(text).replaceFirst("$1"), OffsetDateTime::from);
        }
    }

    private static RefusedException refused(String field) {
        return new RefusedException(
                Reason.INVALID_TIMESTAMP,
                field + " is no time: send ISO 8601 with an offset, as in 2026-01-31T12:00:00.000Z");
    }
}
