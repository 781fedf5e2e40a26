package io.millrace.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.warehouse.TestSettings;
import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.catalog.CatalogSettings;
import io.millrace.warehouse.catalog.TestWarehouse;
import io.millrace.warehouse.catalog.WarehouseTables;
import io.millrace.warehouse.query.QueryResult.Column;
import io.millrace.warehouse.table.SessionsView;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.types.Types.StringType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryEngineTest {
    @TempDir
    Path folder;

    private TestWarehouse warehouse;
    private QueryEngine engine;

    @BeforeEach
    void open() {
        warehouse = new TestWarehouse(folder);
        engine = engine(Map.of());
    }

    @AfterEach
    void close() throws SQLException, IOException {
        engine.close();
        warehouse.close();
    }

    @Test
    void knowsAnEmptyTable() throws SQLException {
        QueryResult result = engine.run("select count(*) as n, min(lines[1].price) as p from events");

        assertThat(result.columns()).containsExactly(new Column("n", "BIGINT"), new Column("p", "DECIMAL(18,6)"));
        assertThat(result.rows()).containsExactly(Arrays.asList(0L, null));
        assertThat(result.snapshotId()).isNull();
    }

    @Test
    void answersFromTheSnapshotThatItNames() throws SQLException {
        warehouse.append("2026-01-01", "SELECT 'e' || i AS event_id FROM range(42) t(i)");

        QueryResult result = engine.run("select count(*) as n from events");

        assertThat(result.columns()).containsExactly(new Column("n", "BIGINT"));
        assertThat(result.rows()).containsExactly(List.of(42L));
        assertThat(result.rowCount()).isEqualTo(1);
        assertThat(result.truncated()).isFalse();
        assertThat(result.snapshotId())
                .isEqualTo(Long.toString(warehouse.events().currentSnapshot().snapshotId()));
    }

    @Test
    void seesNewRowsAsSoonAsTheyAreCommitted() throws SQLException {
        warehouse.append("2026-01-01", "SELECT 'e1' AS event_id");
        assertThat(values("select count(*) from events")).containsExactly(1L);

        warehouse.append("2026-01-02", "SELECT 'e2' AS event_id");

        assertThat(values("select count(*) from events")).containsExactly(2L);
    }

    @Test
    void readsMoneyTimesAndLinesAsTheyAre() throws SQLException {
        warehouse.append("2026-01-01", """
                SELECT 'e1' AS event_id, TIMESTAMPTZ '2026-01-01 12:00:00.123+00' AS event_time, 12.5 AS revenue,
                       [{product_id: 'p1', name: 'Lamp', category: NULL, brand: NULL, price: 2.55, quantity: 6}] AS lines
                """);

        QueryResult result = engine.run("select event_time, revenue, lines from events");

        Map<String, @Nullable Object> line = new HashMap<>();
        line.put("product_id", "p1");
        line.put("name", "Lamp");
        line.put("category", null);
        line.put("brand", null);
        line.put("price", "2.55");
        line.put("quantity", "6.00");
        assertThat(result.rows()).containsExactly(List.of("2026-01-01T12:00:00.123Z", "12.50", List.of(line)));
    }

    @Test
    void showsEachSessionAsItsHighestRevisionHasIt() throws SQLException {
        warehouse.appendSessions(
                "2026-01-01", "SELECT 's1' AS session_id, 1 AS revision, 3 AS events, 1 AS kafka_offset");
        warehouse.appendSessions("2026-01-01", """
                SELECT 's1' AS session_id, 10 AS revision, 5 AS events, 7 AS kafka_offset
                UNION ALL SELECT 's1', 9, 4, 8
                UNION ALL SELECT 's2', 1, 2, 9
                """);

        assertThat(engine.run("select session_id, revision, events from sessions order by 1")
                        .rows())
                .containsExactly(List.of("s1", 10L, 5L), List.of("s2", 1L, 2L));
        assertThat(values("select count(*) from sessions_log")).containsExactly(4L);
    }

    @Test
    void takesTheLaterOfTwoRecordsOfOneRevision() throws SQLException {
        warehouse.appendSessions("2026-01-01", """
                SELECT 's1' AS session_id, 1 AS revision, 4 AS events, 8 AS kafka_offset
                UNION ALL SELECT 's1', 1, 3, 7
                """);

        assertThat(values("select events from sessions")).containsExactly(4L);
    }

    @Test
    void hasThePublicColumnsOfASessionInTheirOrder() throws SQLException {
        warehouse.appendSessions("2026-01-01", "SELECT ['p1', 'p2'] AS items, 12.5 AS revenue");

        assertThat(values("select column_name from (describe sessions)")).isEqualTo(SessionsView.COLUMNS);
        assertThat(engine.run("select items, revenue from sessions").rows())
                .containsExactly(List.of(List.of("p1", "p2"), "12.50"));
    }

    @Test
    void goesOnWithoutTheSessionsWhenAColumnOfTheirLogWasRenamed() throws SQLException {
        warehouse.sessions().updateSchema().renameColumn("country", "land").commit();

        assertThat(values("show tables")).containsExactly("events", "sessions_log");
        assertThat(values("select count(*) from events")).containsExactly(0L);
    }

    @Test
    void keepsDaysInUtcWhereverItRuns() throws SQLException {
        warehouse.append("2026-01-01", "SELECT TIMESTAMPTZ '2026-01-01 23:30:00+00' AS event_time");

        assertThat(values("select date_trunc('day', event_time) from events"))
                .containsExactly("2026-01-01T00:00:00.000Z");
        assertThat(values("select event_time::date from events")).containsExactly("2026-01-01");
    }

    @Test
    void findsColumnsByTheirIdsAfterTheyWereRenamedOrAdded() throws SQLException {
        warehouse.append("2026-01-01", "SELECT 'e1' AS event_id, 'France' AS country");
        warehouse
                .events()
                .updateSchema()
                .renameColumn("country", "land")
                .addColumn("extra", StringType.get())
                .commit();
        warehouse.append("2026-01-01", "SELECT 'e2' AS event_id, 'Spain' AS land, 'x' AS extra");

        assertThat(engine.run("select event_id, land, extra from events order by 1")
                        .rows())
                .containsExactly(Arrays.asList("e1", "France", null), Arrays.asList("e2", "Spain", "x"));
    }

    @Test
    void cutsAnAnswerOffAtTheMostRows() throws SQLException {
        QueryEngine small = engine(Map.of("millrace.warehouse.query.max-rows", "3"));

        QueryResult cut = small.run("select * from range(1000000000000)");
        QueryResult whole = small.run("select * from range(3)");

        assertThat(cut.rows()).containsExactly(List.of(0L), List.of(1L), List.of(2L));
        assertThat(cut.rowCount()).isEqualTo(3);
        assertThat(cut.truncated()).isTrue();
        assertThat(whole.rows()).hasSize(3);
        assertThat(whole.truncated()).isFalse();
    }

    @Test
    void keepsTheOrderOfAnAnswerThatItCutsOff() throws SQLException {
        QueryEngine small = engine(Map.of("millrace.warehouse.query.max-rows", "2"));

        assertThat(small.run("select i from range(100000) t(i) order by i % 1000 desc, i")
                        .rows())
                .containsExactly(List.of(999L), List.of(1999L));
    }

    @Test
    void cutsAnAnswerOffAtTheMostBytes() throws SQLException {
        QueryEngine small = engine(Map.of("millrace.warehouse.query.max-size", "10KB"));

        QueryResult result = small.run("select repeat('x', 1000) from range(100)");

        assertThat(result.truncated()).isTrue();
        assertThat(result.rowCount()).isBetween(10, 12);
    }

    @Test
    void stopsAQueryThatTakesTooLong() {
        QueryEngine hasty = engine(Map.of("millrace.warehouse.query.time-limit", "1s"));

        assertThatExceptionOfType(QueryOverLimitException.class)
                .isThrownBy(() ->
                        hasty.run("select count(*) from range(10000000) a, range(10000) b where a.range + b.range = 3"))
                .satisfies(e -> assertThat(e.getBody().getDetail()).contains("stopped after 1 s"));
    }

    @Test
    void stopsAQueryThatNeedsTooMuchMemory() {
        QueryEngine poor = engine(Map.of("millrace.warehouse.query.memory", "64MB"));

        assertThatExceptionOfType(QueryOverLimitException.class)
                .isThrownBy(() -> poor.run("select list(range) from range(100000000)"))
                .satisfies(e -> assertThat(e.getBody().getDetail()).contains("more than 64 MB"));
    }

    @Test
    void pointsToTheMistakeInTheTextAsItWasSent() {
        assertThat(refusal("select event_id,\n  nope\nfrom events"))
                .contains("Referenced column \"nope\" not found")
                .contains("LINE 2:   nope\n          ^");
        assertThat(refusal("select cast('x' as int) from range(1)"))
                .contains("Could not convert string 'x' to INT32")
                .doesNotContain("query(?)");
        assertThat(refusal("select from where")).contains("syntax error at or near \"where\", at character 13");
    }

    @Test
    void tellsWhichTablesThereAre() throws SQLException {
        assertThat(values("show tables")).containsExactly("events", "sessions", "sessions_log");
        assertThat(engine.run("describe events").rows()).hasSize(41);
        assertThat(values("from events select count(*)")).containsExactly(0L);
    }

    @Test
    void startsAnewForEachQuery() throws SQLException {
        engine.run("select 1");
        refusal("select nope");

        assertThat(values("select 2;")).containsExactly(2);
    }

    @Test
    void isNotReadyBeforeItsTablesAre() {
        QueryEngine early = new QueryEngine(
                new WarehouseTables(CatalogSettings.in(folder)),
                TestSettings.with(Map.of()).query());

        assertThatExceptionOfType(NotReadyException.class).isThrownBy(() -> early.run("select 1"));
    }

    private QueryEngine engine(Map<String, String> settings) {
        WarehouseProperties.Query limits = TestSettings.with(settings).query();
        return new QueryEngine(warehouse.tables(), limits);
    }

    private List<@Nullable Object> values(String sql) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        engine.run(sql).rows().forEach(row -> values.add(row.get(0)));
        return values;
    }

    private String refusal(String sql) {
        try {
            throw new AssertionError("Answered: " + engine.run(sql).rows());
        } catch (InvalidQueryException e) {
            return String.valueOf(e.getBody().getDetail());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
