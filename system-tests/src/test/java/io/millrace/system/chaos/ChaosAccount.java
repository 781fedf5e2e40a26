package io.millrace.system.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.reducing;

import io.millrace.system.suite.SuiteClient;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What must have become of what was sent, by the clients' own record, and what the suite says of it. */
final class ChaosAccount {
    private static final int ROWS_PER_ANSWER = 10_000;

    private final SuiteClient client;
    private final SentEvents sent;
    private final String prefix;

    ChaosAccount(SuiteClient client, SentEvents sent, String prefix) {
        this.client = client;
        this.sent = sent;
        this.prefix = prefix;
    }

    /** Accepted events without a row. */
    Set<String> lost() {
        Set<String> lost = new HashSet<>(sent.acceptedIds());
        lost.removeAll(rowIds());
        return lost;
    }

    /** Rows of events that nobody sent. */
    Set<String> invented() {
        Set<String> invented = rowIds();
        invented.removeAll(sent.sentIds());
        return invented;
    }

    /** Events with more than one row. */
    List<List<String>> doubled() {
        return client.query(
                "select event_id, cast(count(*) as varchar)" + ofOurs() + " group by 1 having count(*) > 1");
    }

    long rows() {
        return client.count("select count(*)" + ofOurs());
    }

    /** By day and country, as sent. */
    Map<String, BigDecimal> revenueSent() {
        return sent.of(ShopEvent.Order.class).stream()
                .collect(groupingBy(
                        order -> order.at().truncatedTo(ChronoUnit.DAYS) + " " + order.country(),
                        TreeMap::new,
                        mapping(ShopEvent.Order::revenue, reducing(BigDecimal.ZERO, BigDecimal::add))));
    }

    /** By day and country, as the windows have it. */
    Map<String, BigDecimal> revenueInWindows(String from, String to) {
        Map<String, BigDecimal> revenue = new TreeMap<>();
        for (JsonNode pane : client.panes("revenue-per-day", from, to)) {
            revenue.put(
                    second(pane) + " " + pane.path("group").path("country").asString(),
                    new BigDecimal(pane.path("values").path("revenue").asString()).setScale(2));
        }
        return revenue;
    }

    /** By product and minute, as sent. */
    Map<String, Long> viewsSent() {
        return sent.of(ShopEvent.View.class).stream()
                .collect(groupingBy(
                        view -> view.at().truncatedTo(ChronoUnit.MINUTES) + " " + view.product(),
                        TreeMap::new,
                        counting()));
    }

    /** By product and minute, as the windows have it. */
    Map<String, Long> viewsInWindows(String from, String to) {
        Map<String, Long> views = new TreeMap<>();
        for (String product : ShopVisits.PRODUCTS) {
            for (JsonNode pane : client.panes("product-views-per-minute", from, to, "product:" + product)) {
                views.put(
                        second(pane) + " " + product,
                        pane.path("values").path("views").asLong());
            }
        }
        return views;
    }

    private Set<String> rowIds() {
        Set<String> ids = new HashSet<>();
        String last = "";
        for (List<List<String>> page = page(last); !page.isEmpty(); page = page(last)) {
            page.forEach(row -> ids.add(row.get(0)));
            last = page.get(page.size() - 1).get(0);
        }
        return ids;
    }

    private List<List<String>> page(String after) {
        return client.query("select distinct event_id" + ofOurs() + " and event_id > '" + after + "' order by 1 limit "
                + ROWS_PER_ANSWER);
    }

    private String ofOurs() {
        return " from events where event_id like '" + prefix + "%'";
    }

    /** A pane's begin, as an instant writes itself. */
    private static String second(JsonNode pane) {
        return Instant.parse(pane.path("start").asString()).toString();
    }
}
