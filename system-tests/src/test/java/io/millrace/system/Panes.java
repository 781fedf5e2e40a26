package io.millrace.system;

import io.millrace.system.suite.SuiteClient;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The windows of a metric, in the words of the data set. */
final class Panes {
    private static final int SCALE_OF_THE_ORACLE = 6;

    private final List<JsonNode> panes;

    private Panes(JsonNode panes) {
        this.panes = StreamSupport.stream(panes.spliterator(), false).toList();
    }

    /** Revenue per day and country from one day to another, both included, as 2010-12-01. */
    static Panes ofRevenue(SuiteClient client, String from, String to) {
        return new Panes(client.panes("revenue-per-day", from + "T00:00:00Z", to + "T23:59:59Z"));
    }

    /** Views per minute of one product. */
    static Panes ofViews(SuiteClient client, String product, String from, String to) {
        return new Panes(
                client.panes("product-views-per-minute", from + "T00:00:00Z", to + "T23:59:59Z", "product:" + product));
    }

    /** Whether there are any, and none may still change but for late events. */
    boolean areFinal() {
        return !panes.isEmpty()
                && panes.stream()
                        .allMatch(pane -> pane.path("timing").asString().equals("ON_TIME"));
    }

    /** Day, country, orders and revenue. */
    List<List<String>> revenue() {
        return panes.stream()
                .map(pane -> List.of(
                        pane.path("start").asString().substring(0, "2010-12-01".length()),
                        pane.path("group").path("country").asString(),
                        pane.path("values").path("orders").asString(),
                        new BigDecimal(pane.path("values").path("revenue").asString())
                                .setScale(SCALE_OF_THE_ORACLE)
                                .toPlainString()))
                .toList();
    }

    /** Minute and views. */
    List<List<String>> views() {
        return panes.stream()
                .map(pane -> List.of(
                        pane.path("start").asString(),
                        pane.path("values").path("views").asString()))
                .toList();
    }
}
