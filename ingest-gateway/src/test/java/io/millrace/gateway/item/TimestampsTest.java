package io.millrace.gateway.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TimestampsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource({
        "\"2026-01-31T12:00:00Z\", 2026-01-31T12:00:00Z",
        "\"2026-01-31T12:00:00.5Z\", 2026-01-31T12:00:00.500Z",
        "\"2026-01-31T12:00:00.123456789Z\", 2026-01-31T12:00:00.123Z",
        "\"2026-01-31T12:00:00.123456789012Z\", 2026-01-31T12:00:00.123Z",
        "\"2026-01-31T12:00:00.1239Z\", 2026-01-31T12:00:00.123Z",
        "\"2024-02-29T23:59:59.999Z\", 2024-02-29T23:59:59.999Z",
        "\"2026-01-31T12:00:00+02:00\", 2026-01-31T10:00:00Z",
        "\"2026-01-31T12:00:00-0530\", 2026-01-31T17:30:00Z",
        "\"2026-01-31T12:00:00+02\", 2026-01-31T10:00:00Z",
        "\"2026-01-31t12:00:00z\", 2026-01-31T12:00:00Z",
        "\"2026-01-31T12:00Z\", 2026-01-31T12:00:00Z",
        "1769860800123, 2026-01-31T12:00:00.123Z",
        "0, 1970-01-01T00:00:00Z"
    })
    void readsIsoAndMilliseconds(String json, Instant time) throws RefusedException {
        assertThat(read(json)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"yesterday\"",
                "\"2026-01-31T12:00:00\"",
                "\"2026-01-31\"",
                "\"2026-02-30T12:00:00Z\"",
                "\"2026-02-29T12:00:00.000Z\"",
                "\"2026-13-01T12:00:00.000Z\"",
                "\"2026-01-31T24:00:00.000Z\"",
                "\"2026-01-31T12:60:00.000Z\"",
                "\"2026-01-31T12:00:60.000Z\"",
                "\"2026-01-31T12:00:00.00xZ\"",
                "\"2026-01-31T12:00:00.٣Z\"",
                "\"2026-01-31T12:00:00..5Z\"",
                "\"Z\"",
                "\"-0001-01-01T00:00:00Z\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"1969-12-31T23:59:59Z\"",
                "-1",
                "1.5",
                "99999999999999999999",
                "9223372036854775807",
                "true",
                "{}",
                "[]"
            })
    void refusesWhatIsNoTimeOfAnEvent(String json) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(json))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INVALID_TIMESTAMP))
                .withMessageContaining("sentAt");
    }

    /** Most times are read by hand, for speed. */
    @Property
    void readsATimeAsTheJdkDoes(
            @ForAll @LongRange(max = 253_402_300_799L) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(min = 1, max = 9) int digits)
            throws RefusedException {
        String fraction = "%09d".formatted(nanos).substring(0, digits);
        String text = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC)
                        .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"))
                + "." + fraction + "Z";

        assertThat(read('"' + text + '"')).isEqualTo(Instant.parse(text).truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void writesMillisecondsAlways() {
        assertThat(Timestamps.write(Instant.parse("2026-01-31T12:00:00Z"))).isEqualTo("2026-01-31T12:00:00.000Z");
    }

    private static Instant read(String json) throws RefusedException {
        JsonNode value = JSON.readTree(json);
        return Timestamps.read(value, "sentAt");
    }
}
