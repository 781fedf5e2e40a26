package io.millrace.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.warehouse.TestSettings;
import io.millrace.warehouse.catalog.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class JsonValuesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TimeZone USUAL_ZONE = TimeZone.getDefault();

    @TempDir
    static Path folder;

    private static TestWarehouse warehouse;
    private static QueryEngine engine;

    @BeforeAll
    static void open() {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        warehouse = new TestWarehouse(folder);
        engine = new QueryEngine(warehouse.tables(), TestSettings.with(Map.of()).query());
    }

    @AfterAll
    static void close() throws SQLException, IOException {
        engine.close();
        warehouse.close();
        TimeZone.setDefault(USUAL_ZONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null                                          | null",
                "true                                          | true",
                "1::tinyint                                    | 1",
                "9223372036854775807                           | 9223372036854775807",
                "9223372036854775807::hugeint                  | 9223372036854775807",
                "9223372036854775808::hugeint                  | \"9223372036854775808\"",
                "18446744073709551615::ubigint                 | \"18446744073709551615\"",
                "1.5::double                                   | 1.5",
                "'nan'::double                                 | \"NaN\"",
                "'-infinity'::float                            | \"-Infinity\"",
                "1234.5::decimal(18, 6)                        | \"1234.50\"",
                "0.000001::decimal(18, 6)                      | \"0.000001\"",
                "-7::decimal(38, 0)                            | \"-7.00\"",
                "timestamptz '2026-01-01 00:00:00.1239+02'     | \"2025-12-31T22:00:00.123Z\"",
                "timestamp '2026-03-08 02:30:00'               | \"2026-03-08T02:30:00.000Z\"",
                "date '2026-01-01'                             | \"2026-01-01\"",
                "time '10:00:01.5'                             | \"10:00:01.500\"",
                "interval '3 days 2 hours'                     | \"3 days 02:00:00\"",
                "uuid '3a2d92ee-eb42-4055-8657-75b900edbb9f'   | \"3a2d92ee-eb42-4055-8657-75b900edbb9f\"",
                "'a\\x00b'::blob                               | \"YQBi\"",
                "'101'::bit                                    | \"101\"",
                "'a'::enum('a', 'b')                           | \"a\"",
                "'{\"a\": 1.50}'::json                         | \"{\\\"a\\\": 1.50}\"",
                "[1, null]                                     | [1,null]",
                "[date '2026-01-01']                           | [\"2026-01-01\"]",
                "{'b': [1.5::decimal(18, 6)], 'a': {'c': null}} | {\"b\":[\"1.50\"],\"a\":{\"c\":null}}",
                "map {2: 'x', 1: 'y'}                          | {\"2\":\"x\",\"1\":\"y\"}",
                "map {date '2026-01-01': 1}                    | {\"2026-01-01\":1}",
                "union_value(num := 2)                         | 2",
                "[timestamptz '2026-01-01 00:00:00+00']        | [\"2026-01-01T00:00:00.000Z\"]",
            })
    void showsEveryTypeAsJsonKnowsIt(String sql, String json) throws SQLException {
        Object value = engine.run("select " + sql).rows().get(0).get(0);

        assertThat(JSON.writeValueAsString(value)).isEqualTo(json);
    }

    @Test
    void measuresAboutWhatAValueTakes() {
        List<@Nullable Object> row = Arrays.asList(null, 7L, "four", List.of("ab", "c"), Map.of("key", "value"));

        assertThat(JsonValues.size(row)).isBetween(20L, 100L);
        assertThat(JsonValues.size("x".repeat(1000))).isEqualTo(1000);
    }
}
