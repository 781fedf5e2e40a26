package io.millrace.system.suite;

import io.millrace.quickstart.suite.Part;
import io.millrace.quickstart.suite.SuitePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a running suite as its users do. */
public final class SuiteClient {
    private static final String BASIC_DEV_WRITE_KEY = "Basic ZGV2LXdyaXRlLWtleTo=";

    /** Longer than any answer takes, for what is asked may hang. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SuitePorts ports;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    public SuiteClient(SuitePorts ports) {
        this.ports = ports;
    }

    public JsonNode sendEvents(String body) {
        return ok(send(HttpRequest.newBuilder(at(Part.GATEWAY, "/v1/events"))
                .header("Authorization", BASIC_DEV_WRITE_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))));
    }

    /** The rows that a query finds, every value as text. */
    public List<List<String>> query(String sql) {
        JsonNode answer = ok(send(HttpRequest.newBuilder(at(Part.WAREHOUSE, "/v1/query"))
                .header("Authorization", "Bearer dev-admin-token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(Map.of("sql", sql))))));
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : answer.path("rows")) {
            List<String> values = new ArrayList<>();
            row.forEach(value -> values.add(value.asString()));
            rows.add(values);
        }
        return rows;
    }

    public long count(String sql) {
        return Long.parseLong(query(sql).get(0).get(0));
    }

    /** The latest panes of a metric's windows between two times, as {@code 2010-12-01T00:00:00Z}. */
    public JsonNode panes(String metric, String from, String to) {
        return panes(metric, from, to, "");
    }

    /** The same of one group, as {@code product:85123A}. */
    public JsonNode panes(String metric, String from, String to, String group) {
        String query = "?from=" + from + "&to=" + to + (group.isEmpty() ? "" : "&group=" + group);
        return read(Part.WINDOWING, "/v1/windows/" + metric + query).path("panes");
    }

    public JsonNode windowLedger() {
        return read(Part.WINDOWING, "/v1/ledger");
    }

    /** How far each timeline has come. */
    public JsonNode watermarks() {
        return read(Part.WINDOWING, "/v1/watermarks").path("timelines");
    }

    /** Alerts about an entity, as {@code customer:u:ada}. */
    public JsonNode alerts(String entity) {
        return read(Part.FRAUD, "/v1/alerts?entity=" + entity).path("alerts");
    }

    /** What to show next to a visitor who looks at a product. */
    public JsonNode next(String visitorId, String itemId) {
        return read(Part.RECOMMENDATION, "/v1/recommendations/next?visitorId=" + visitorId + "&itemId=" + itemId);
    }

    public JsonNode ledger() {
        return ok(send(HttpRequest.newBuilder(at(Part.ENRICHMENT, "/v1/ledger"))));
    }

    public JsonNode customer(String id) {
        return read(Part.ENRICHMENT, "/v1/customers/" + id);
    }

    private JsonNode read(Part service, String path) {
        return ok(send(HttpRequest.newBuilder(at(service, path)).header("Authorization", "Bearer dev-read-key")));
    }

    private JsonNode ok(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return json.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI at(Part part, String path) {
        return ports.url(part).resolve(path);
    }
}
