package io.millrace.system.chaos;

import io.millrace.system.suite.SuiteClient;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What the suite says has become of what was sent, in the words of {@link ChaosAccount}. */
final class ChaosResults {
    private static final int ROWS_PER_ANSWER = 10_000;

    private final SuiteClient client;
    private final String prefix;
    private final String from;
    private final String to;

    /**
     * Results of one run.
     *
     * @param prefix of the ids of its events
     * @param from before its first event
     * @param to after its last
     */
    ChaosResults(SuiteClient client, String prefix, Instant from, Instant to) {
        this.client = client;
        this.prefix = prefix;
        this.from = from.toString();
        this.to = to.toString();
    }

    /** How often each id has a row. */
    Map<String, Long> rows() {
        Map<String, Long> rows = new HashMap<>();
        String last = "";
        for (List<List<String>> page = page(last); !page.isEmpty(); page = page(last)) {
            page.forEach(row -> rows.put(row.get(0), Long.valueOf(row.get(1))));
            last = page.get(page.size() - 1).get(0);
        }
        return rows;
    }

    /** By day and country. */
    Map<String, BigDecimal> revenue() {
        Map<String, BigDecimal> revenue = new TreeMap<>();
        for (JsonNode pane : client.panes("revenue-per-day", from, to)) {
            revenue.put(
                    start(pane) + " " + pane.path("group").path("country").asString(),
                    new BigDecimal(pane.path("values").path("revenue").asString()).setScale(2));
        }
        return revenue;
    }

    /** By minute and product. */
    Map<String, Long> views() {
        Map<String, Long> views = new TreeMap<>();
        for (String product : ShopVisits.PRODUCTS) {
            for (JsonNode pane : client.panes("product-views-per-minute", from, to, "product:" + product)) {
                views.put(
                        start(pane) + " " + product,
                        pane.path("values").path("views").asLong());
            }
        }
        return views;
    }

    private List<List<String>> page(String after) {
        return client.query("select event_id, cast(count(*) as varchar) from events where event_id like '" + prefix
                + "%' and event_id > '" + after + "' group by 1 order by 1 limit " + ROWS_PER_ANSWER);
    }

    /** A pane's begin, as an instant writes itself. */
    private static String start(JsonNode pane) {
        return Instant.parse(pane.path("start").asString()).toString();
    }
}
