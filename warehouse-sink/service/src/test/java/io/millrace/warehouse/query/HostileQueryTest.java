package io.millrace.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.warehouse.TestSettings;
import io.millrace.warehouse.catalog.TestWarehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query must never be able to do, tried. */
class HostileQueryTest {
    private static final String SECRET = "a secret that no query may see";
    private static final QueryThreads THREADS = new QueryThreads(1, Duration.ZERO, Duration.ofMinutes(1));

    @TempDir
    static Path folder;

    private static TestWarehouse warehouse;
    private static QueryEngine engine;
    private static Path outside;

    @BeforeAll
    static void open() throws IOException {
        warehouse = new TestWarehouse(Files.createDirectory(folder.resolve("warehouse")));
        warehouse.append("2026-01-01", "SELECT 'e1' AS event_id");
        engine = new QueryEngine(warehouse.tables(), TestSettings.with(Map.of()).query());
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.csv"), SECRET + "\n" + SECRET);
        Files.writeString(outside.resolve("secret.json"), "{\"a\": \"" + SECRET + "\"}");
    }

    @AfterAll
    static void close() throws SQLException, IOException {
        engine.close();
        warehouse.close();
        THREADS.close();
    }

    /** Whatever was tried before, the table is as it was, nothing was written, and the engine is in its senses. */
    @AfterEach
    void nothingHasChanged() throws Exception {
        assertThat(
                        answer(
                                "select event_id, current_setting('threads'), current_setting('enable_external_access') from events"))
                .isEqualTo("[[e1, 2, false]]");
        try (Stream<Path> files = Files.list(outside)) {
            assertThat(files).hasSize(2);
        }
    }

    static Stream<String> writing() {
        return Stream.of(
                "copy events to '%s/x.csv'",
                "copy (select 1) to '%s/x.parquet' (format parquet)",
                "copy events from '%s/secret.csv'",
                "export database '%s/x'",
                "import database '%s'",
                "attach '%s/x.db' as x",
                "attach ':memory:' as x",
                "create table x (i int)",
                "create temp table x as select 1",
                "create or replace view events as select 1",
                "create macro abs(x) as 1",
                "create secret (type s3)",
                "create type x as int",
                "create schema x",
                "create sequence x",
                "drop view events",
                "alter view events rename to x",
                "comment on view events is 'x'",
                "insert into events select * from events",
                "update events set event_id = 'x'",
                "delete from events",
                "truncate events",
                "merge into events using events e on true when matched then delete",
                "with x as (insert into events select * from events returning *) select * from x",
                "with x as (delete from events returning *) select * from x",
                "select * from query('copy (select 1) to ''%s/x.csv''')",
                "select * from query('drop view events')",
                "explain analyze copy events to '%s/x.csv'");
    }

    static Stream<String> reading() {
        return Stream.of(
                "select * from read_text('%s/secret.csv')",
                "select * from read_blob('%s/secret.csv')",
                "select * from read_csv('%s/secret.csv')",
                "select * from read_json('%s/secret.json')",
                "select * from read_json_objects('%s/secret.json')",
                "select * from read_parquet('%s/secret.csv')",
                "select * from parquet_metadata('%s/secret.csv')",
                "select * from parquet_schema('%s/*')",
                "select * from sniff_csv('%s/secret.csv')",
                "select * from glob('%s/*')",
                "select * from '%s/secret.csv'",
                "from '%s/secret.csv'",
                "select * from '%s/*.csv'",
                "select * from \"%s/secret.json\"",
                "select * from query_table('%s/secret.csv')",
                "select * from query('select * from read_text(''%s/secret.csv'')')",
                "select (select content from read_text('%s/secret.csv'))",
                "select * from events where event_id = (select content from read_text('%s/secret.csv'))",
                "with x as (select * from read_text('%s/secret.csv')) select * from x",
                "select * from json_execute_serialized_sql(json_serialize_sql('from read_text(''%s/secret.csv'')'))",
                "select * from read_text((select list(file) from glob('%s/*')))",
                "select * from read_text('file://%s/secret.csv')",
                "select * from read_csv('/etc/passwd')",
                "select * from read_text('/proc/self/environ')",
                "select * from read_csv('http://127.0.0.1:1/x.csv')",
                "select * from 'https://example.com/x.parquet'",
                "select * from read_parquet('s3://bucket/x.parquet')",
                "select getenv('PATH')",
                "select * from sqlite_scan('%s/x.db', 'x')",
                "select * from postgres_scan('host=127.0.0.1', 'public', 'x')",
                "select * from iceberg_scan('%s')",
                "select * from duckdb_secrets()",
                "select * from read_duckdb('%s/x.db')");
    }

    static Stream<String> settings() {
        return Stream.of(
                "set threads = 8",
                "set enable_external_access = true",
                "set lock_configuration = false",
                "set global allowed_paths = ['/etc/passwd']",
                "reset threads",
                "pragma threads = 8",
                "pragma enable_profiling",
                "pragma database_list",
                "set variable x = 1",
                "install httpfs",
                "load httpfs",
                "load '%s/x.duckdb_extension'",
                "force install httpfs from 'http://127.0.0.1:1'",
                "update extensions",
                "call enable_logging(storage = 'file', storage_path = '%s/x')",
                "select * from enable_logging('QueryLog', storage = 'file', storage_path = '%s/x')",
                "select * from enable_profiling(save_location = '%s/x')",
                "select * from disable_logging()",
                "select * from set_config('threads', '8')",
                "use memory",
                "detach memory",
                "begin",
                "commit",
                "rollback",
                "checkpoint",
                "vacuum",
                "analyze",
                "prepare x as select 1",
                "execute x",
                "deallocate x",
                "explain select 1");
    }

    static Stream<String> several() {
        return Stream.of(
                "select 1; select 2",
                "select 1; drop view events",
                "commit; create table x (i int)",
                "set threads = 8; select 1",
                ";",
                "-- nothing",
                "select 1) limit 1; drop view events; select * from (select 1",
                "select ''') limit 1; drop view events; --'; select 1",
                "/* select 1 */ pragma threads = 8",
                "select ?",
                "select $1");
    }

    @ParameterizedTest
    @MethodSource({"writing", "reading", "settings", "several"})
    void refuses(String sql) {
        assertThatExceptionOfType(InvalidQueryException.class)
                .isThrownBy(() -> answer(sql.replace("%s", outside.toString())))
                .satisfies(e -> assertThat(e.getBody().getDetail()).doesNotContain(SECRET));
    }

    @Test
    void takesNoWayAroundThroughAFileThatItMayRead() {
        String table = warehouse.events().location();
        String file = warehouse.tables().newest().get(0).files().get(0);

        for (String path : List.of(
                file + "/../../../../../outside/secret.csv",
                table + "/data/../../../../outside/secret.csv",
                table + "/metadata/*.json",
                table + "/data/*",
                folder + "/warehouse/catalog.db")) {
            assertThatExceptionOfType(InvalidQueryException.class)
                    .as(path)
                    .isThrownBy(() -> answer("select * from read_blob('" + path + "')"));
        }
    }

    /** They tell what is no secret of anybody who may ask: the engine's own settings, and the rows of the table again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from duckdb_settings()",
                "select * from duckdb_functions() limit 1",
                "select * from duckdb_logs()",
                "select * from information_schema.tables",
                "select current_setting('memory_limit')",
                "select getvariable('x')",
                "select write_log('x')",
                "select setseed(0.5)",
                "select * from checkpoint()",
                "select * from truncate_duckdb_logs()",
                "select 1 -- a comment at the end",
                "select 1 /* ; */ ;",
                "values (1)",
                "with recursive t as (select 1 i union all select i + 1 from t where i < 10) select max(i) from t"
            })
    void answersWhatDoesNoHarm(String sql) {
        assertThatCode(() -> answer(sql)).doesNotThrowAnyException();
    }

    @Test
    void readsTheTablesOwnFilesAgainForThoseWhoNameThem() throws Exception {
        String file = warehouse.tables().newest().get(0).files().get(0);

        assertThat(answer("select event_id from '" + file + "'")).isEqualTo("[[e1]]");
    }

    static Stream<String> deep() {
        int most = 10_000;
        return Stream.of(
                "select " + "(".repeat(most) + "1" + ")".repeat(most),
                "select " + "1+".repeat(990) + "1",
                "select " + "[".repeat(200) + "1" + "]".repeat(200),
                "select " + "{'a':".repeat(200) + "1" + "}".repeat(200),
                "select " + "abs(".repeat(990) + "1" + ")".repeat(990),
                "select " + "case when true then ".repeat(990) + "1" + " end".repeat(990),
                "select " + "not ".repeat(most) + "true",
                "select * from " + "(select * from ".repeat(3_000) + "range(1)" + ")".repeat(3_000),
                "select " + "(select ".repeat(990) + "1" + ")".repeat(990),
                "select null::int" + "[]".repeat(990),
                "select [1]" + "[1]".repeat(990),
                "select '" + "[".repeat(most) + "]".repeat(most) + "'::json -> 'a'");
    }

    @ParameterizedTest
    @MethodSource("deep")
    void survivesAQueryOfAnyDepth(String sql) {
        try {
            answer(sql);
        } catch (InvalidQueryException | QueryOverLimitException e) {
            assertThat(e.getBody().getDetail()).isNotBlank();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void takesAnyBytesForAQuery() throws Exception {
        assertThat(answer("select 'ü€😀' as \"ö\"")).isEqualTo("[[ü€😀]]");
        assertThatExceptionOfType(InvalidQueryException.class).isThrownBy(() -> answer("\0"));
        assertThatExceptionOfType(InvalidQueryException.class)
                .isThrownBy(() -> answer(new String(new byte[] {(byte) 0xc3, 0x28}, StandardCharsets.ISO_8859_1)));
    }

    private static String answer(String sql) throws Exception {
        try {
            return THREADS.run(() -> engine.run(sql)).rows().toString();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException told ? told : e;
        }
    }
}
