package io.millrace.warehouse.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.testkit.BrokerExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole way from the topics to SQL: real broker, real registry, real worker, Iceberg's own sink. */
class SinkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    @TempDir
    static Path folder;

    private static SinkPlatform platform;
    private static EnrichedTopic topic;
    private static SessionsTopic sessions;
    private static WarehouseApi api;

    @BeforeAll
    static void start() throws Exception {
        platform = SinkPlatform.start(
                BROKER, folder, List.of("--millrace.warehouse.folder=" + folder.resolve("warehouse")));
        topic = new EnrichedTopic(BROKER.bootstrapServers(), platform.registryUrl());
        sessions = new SessionsTopic(BROKER.bootstrapServers(), platform.registryUrl());
        api = platform.api();
    }

    @AfterAll
    static void stop() {
        topic.close();
        sessions.close();
        platform.close();
    }

    @Test
    void makesEachCommittedEventOneRowOfTheRightTypes() {
        topic.commit("types-", 0, 200);

        awaitRows("types-", 200);
        JsonNode row = api.query("""
                        select event_id, event_type, event_time, session_seq, revenue, currency, lines, context, bot,
                               kafka_partition, kafka_offset is not null, typeof(revenue), typeof(event_time)
                        from events where event_id = 'types-7'
                        """).path("rows").path(0);
        assertThat(row.toString())
                .isEqualTo("[\"types-7\",\"order_completed\",\"2026-03-01T12:00:00.007Z\",8,\"5.10\",\"GBP\","
                        + "[{\"product_id\":\"p7\",\"name\":\"Lamp\",\"category\":null,\"brand\":null,\"price\":\"2.55\","
                        + "\"quantity\":\"2.00\"}],\"{\\\"title\\\":\\\"Thanks\\\"}\",false,1,true,"
                        + "\"DECIMAL(18,6)\",\"TIMESTAMP WITH TIME ZONE\"]");
        assertThat(api.query("select sum(revenue) from events where event_id like 'types-%'")
                        .path("rows")
                        .toString())
                .isEqualTo("[[\"1020.00\"]]");
        assertThat(api.count("select count(*) from events where event_id like 'aborted-%'"))
                .isZero();
    }

    @Test
    void logsEveryRevisionOfASessionAndShowsTheNewest() {
        sessions.send("s1", 1, 3, "5.10");
        sessions.sendMarker();
        sessions.send("s1", 2, 4, "7.65");

        await().atMost(PATIENCE).until(() -> api.count("select count(*) from sessions_log") >= 2);
        assertThat(rowsOf("select session_id, revision, events, revenue, timeline from sessions_log order by revision"))
                .isEqualTo("[[\"s1\",1,3,\"5.10\",\"live\"],[\"s1\",2,4,\"7.65\",\"live\"]]");
        assertThat(rowsOf("select * from sessions"))
                .isEqualTo(
                        "[[\"s1\",2,\"a:device\",\"u:ann\",\"2026-03-01T12:00:00.000Z\",\"2026-03-01T12:01:30.000Z\","
                                + "4,1,2,1,1,\"7.65\",\"GBP\",\"/lamps\",null,\"France\",null,\"ordered\",[\"p1\",\"p2\"]]]");
        assertThat(rowsOf("select unnest(other_revenue, recursive := true) from sessions_log where revision = 2"))
                .isEqualTo("[[\"1.00\",\"USD\"]]");
    }

    @Test
    void setsAMalformedRecordAsideAndGoesOn() {
        topic.commitBytes("no event".getBytes(UTF_8));
        topic.commit("after-malformed-", 0, 10);

        awaitRows("after-malformed-", 10);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deadLetters()).contains("no event"));
        assertThat(api.readiness()).contains("\"status\":\"UP\"").contains("RUNNING");
    }

    @Test
    void losesAndDoublesNothingWhenTheWorkerIsKilled() {
        topic.commit("kill-", 0, 500);
        platform.killWorker();
        topic.commit("kill-", 500, 500);
        platform.startWorker();
        topic.commit("kill-", 1000, 500);
        await().atMost(PATIENCE).until(() -> rows("kill-") > 0);
        platform.killWorker();
        platform.startWorker();
        topic.commit("kill-", 1500, 500);

        awaitRows("kill-", 2000);
    }

    @Test
    void losesNothingAndBlamesNoRecordWhileTheRegistryIsAway() {
        platform.stopRegistry();
        platform.killWorker();
        platform.startWorker();
        topic.commit("away-", 0, 100);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(api.readiness()).contains("DEGRADED").contains("does not answer"));
        assertThat(rows("away-")).isZero();
        platform.startRegistry();

        awaitRows("away-", 100);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(api.readiness()).doesNotContain("DEGRADED"));
        assertThat(deadLetters()).allMatch(letter -> letter.equals("no event"));
        assertThat(api.get("/actuator/prometheus")).contains("millrace_warehouse_connector_restarts_total");
    }

    private static String rowsOf(String sql) {
        return api.query(sql).path("rows").toString();
    }

    private static void awaitRows(String prefix, int count) {
        await().atMost(PATIENCE).until(() -> rows(prefix) >= count);
        assertThat(rows(prefix)).isEqualTo(count);
        assertThat(api.count("select count(distinct event_id) from events where event_id like '" + prefix + "%'"))
                .isEqualTo(count);
        assertThat(api.count("select count(*) - count(distinct (kafka_partition, kafka_offset)) from events"))
                .isZero();
    }

    private static long rows(String prefix) {
        return api.count("select count(*) from events where event_id like '" + prefix + "%'");
    }

    private static List<String> deadLetters() {
        return BROKER.readRaw(TopicCatalogue.WAREHOUSE_DEAD_LETTERS.name()).stream()
                .map(ConsumerRecord::value)
                .map(value -> new String(value, UTF_8))
                .toList();
    }
}
