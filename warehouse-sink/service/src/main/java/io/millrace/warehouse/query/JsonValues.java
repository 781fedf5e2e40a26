package io.millrace.warehouse.query;

import io.millrace.event.Amounts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/**
 * Makes DuckDB's values ones that JSON knows: decimals as strings, as no reader may round them; whole numbers as numbers
 * while they fit into 64 bits; times in UTC with milliseconds.
 */
final class JsonValues {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int LONG_BITS = 63;
    private static final int SIZE_OF_A_NUMBER = 8;

    private JsonValues() {}

    static @Nullable Object of(@Nullable Object value) throws SQLException {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof OffsetDateTime time) {
            return TIME.format(time);
        }
        if (value instanceof LocalDateTime time) {
            return TIME.format(time.toInstant(ZoneOffset.UTC));
        }
        if (value instanceof Timestamp time) {
            return of(time.toLocalDateTime());
        }
        return nested(value);
    }

    /** About how many characters a value takes, once it is one of JSON's. */
    static long size(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof List<?> list) {
            return list.stream().mapToLong(JsonValues::size).sum() + SIZE_OF_A_NUMBER;
        }
        if (value instanceof Map<?, ?> map) {
            return size(List.copyOf(map.keySet())) + size(new ArrayList<>(map.values()));
        }
        return SIZE_OF_A_NUMBER;
    }

    private static Object number(Number number) {
        if (number instanceof BigDecimal decimal) {
            return Amounts.plain(decimal);
        }
        if (number instanceof BigInteger integer) {
            return integer.bitLength() <= LONG_BITS ? (Object) integer.longValue() : integer.toString();
        }
        boolean finite = Double.isFinite(number.doubleValue());
        return finite ? number : number.toString();
    }

    private static Object nested(Object value) throws SQLException {
        if (value instanceof Array array) {
            return list((Object[]) array.getArray());
        }
        if (value instanceof DuckDBStruct struct) {
            return object(struct.getMap());
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Blob blob) {
            return Base64.getEncoder().encodeToString(blob.getBytes(1, Math.toIntExact(blob.length())));
        }
        return value.toString();
    }

    private static List<@Nullable Object> list(Object[] values) throws SQLException {
        List<@Nullable Object> list = new ArrayList<>(values.length);
        for (Object value : values) {
            list.add(of(value));
        }
        return list;
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> entries) throws SQLException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            object.put(String.valueOf(of(entry.getKey())), of(entry.getValue()));
        }
        return object;
    }
}
