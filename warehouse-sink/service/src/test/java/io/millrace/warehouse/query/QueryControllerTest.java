package io.millrace.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.reference.testkit.ApiDescription;
import io.millrace.streams.web.AccessInterceptor;
import io.millrace.streams.web.AccessKeys;
import io.millrace.streams.web.ProblemAdvice;
import io.millrace.warehouse.TestSettings;
import io.millrace.warehouse.WarehouseMetrics;
import io.millrace.warehouse.catalog.CatalogSettings;
import io.millrace.warehouse.catalog.TestWarehouse;
import io.millrace.warehouse.catalog.WarehouseTables;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class QueryControllerTest {
    private static final String ADMIN = "an-admin-token";
    private static final int MAX_LENGTH = 1000;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private TestWarehouse warehouse;
    private QueryEngine engine;

    @BeforeEach
    void open() {
        warehouse = new TestWarehouse(folder);
        engine = engine(warehouse.tables());
    }

    @AfterEach
    void close() throws SQLException, IOException {
        engine.close();
        warehouse.close();
    }

    @Test
    void answersInTheShapeThatIsPublic() {
        warehouse.append("2026-01-01", "SELECT 'e' || i AS event_id FROM range(42) t(i)");
        long snapshot = warehouse.events().currentSnapshot().snapshotId();

        MvcTestResult answer = post("{\"sql\": \"select count(*) as n from events\"}");

        assertThat(answer)
                .hasStatusOk()
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .bodyJson()
                .isStrictlyEqualTo(("{\"columns\":[{\"name\":\"n\",\"type\":\"BIGINT\"}],\"rows\":[[42]],"
                                + "\"snapshotId\":\"%d\",\"rowCount\":1,\"truncated\":false}")
                        .formatted(snapshot));
        assertThat(count("answered")).isEqualTo(1);
        assertThat(meters.get("millrace.warehouse.rows").summary().totalAmount())
                .isEqualTo(1);
    }

    @Test
    void answersAsInTheExample() throws UnsupportedEncodingException {
        warehouse.append("2026-11-21", """
                SELECT 'u:ada' AS customer_id, 'Order Completed' AS event_name, '1' AS order_id, 12.5 AS revenue, 'GBP' AS currency""");
        ApiDescription description = ApiDescription.of("warehouse-sink");
        JsonNode request = description.requestExample("POST /v1/query");

        String answer = post(request.toString()).getResponse().getContentAsString();

        assertThat(description.complaintsAbout("POST /v1/query", 200, answer)).isEmpty();
        ObjectNode expected = (ObjectNode) description.example("POST /v1/query", 200);
        expected.put(
                "snapshotId",
                String.valueOf(warehouse.events().currentSnapshot().snapshotId()));
        assertThat(JsonMapper.shared().readTree(answer)).isEqualTo(expected);
    }

    @Test
    void asksForTheAdminToken() {
        for (String authorization : List.of("", "Bearer a-read-key", "Bearer wrong", "Basic " + ADMIN)) {
            assertThat(api(engine)
                            .post()
                            .uri("/v1/query")
                            .header("Authorization", authorization)
                            .content("{\"sql\": \"select 1\"}"))
                    .hasStatus(HttpStatus.UNAUTHORIZED);
        }
    }

    @Test
    void takesNoNoticeOfTheContentType() {
        assertThat(api(engine)
                        .post()
                        .uri("/v1/query")
                        .header("Authorization", "Bearer " + ADMIN)
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("{\"sql\": \"select 1\"}"))
                .hasStatusOk();
    }

    @Test
    void passesOnWhatDuckDbSaysOfAQuery() {
        MvcTestResult answer = post("{\"sql\": \"select nope from events\"}");

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/invalid-query");
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("\"nope\" not found");
        assertThat(count("refused")).isEqualTo(1);
    }

    @Test
    void refusesARequestWithoutAQuery() {
        for (String body : List.of("", "no json", "[]", "{}", "{\"sql\": 7}", "{\"sql\": \" \"}", "{\"sql\": null}")) {
            assertThat(post(body)).hasStatus(HttpStatus.BAD_REQUEST);
        }
    }

    @Test
    void refusesARequestThatIsTooLong() {
        MvcTestResult answer = post("{\"sql\": \"select '" + "x".repeat(MAX_LENGTH) + "'\"}");

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/query-over-limit");
    }

    @Test
    void tellsTheCallerToComeAgainWhileItStarts() {
        QueryEngine early = engine(new WarehouseTables(CatalogSettings.in(folder)));

        MvcTestResult answer = post(early, "{\"sql\": \"select 1\"}");

        assertThat(answer).hasStatus(HttpStatus.SERVICE_UNAVAILABLE).hasHeader("Retry-After", "1");
        assertThat(count("turned_away")).isEqualTo(1);
    }

    private static QueryEngine engine(WarehouseTables tables) {
        return new QueryEngine(tables, TestSettings.with(Map.of()).query());
    }

    private MvcTestResult post(String body) {
        return post(engine, body);
    }

    private MvcTestResult post(QueryEngine answering, String body) {
        return api(answering)
                .post()
                .uri("/v1/query")
                .header("Authorization", "Bearer " + ADMIN)
                .content(body)
                .exchange();
    }

    private MockMvcTester api(QueryEngine answering) {
        QueryThreads threads = new QueryThreads(1, Duration.ZERO, Duration.ofSeconds(30));
        Queries queries = new Queries(answering, threads, new WarehouseMetrics(meters));
        AccessKeys keys = new AccessKeys(List.of("a-read-key"), List.of(ADMIN));
        return MockMvcTester.create(
                MockMvcBuilders.standaloneSetup(new QueryController(queries, new QueryRequests(MAX_LENGTH)))
                        .addInterceptors(new AccessInterceptor(keys))
                        .setControllerAdvice(new ProblemAdvice())
                        .build());
    }

    private long count(String outcome) {
        return meters.get("millrace.warehouse.queries")
                .tag("outcome", outcome)
                .timer()
                .count();
    }
}
