package io.millrace.benchmarks;

import static java.util.stream.Collectors.joining;

import io.millrace.system.suite.SuiteClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What a click leads to: a pane, an alert, other recommendations, a row. */
final class Outcomes {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration QUERY = Duration.ofMillis(500);
    private static final Duration SHOWN = Duration.ofMinutes(2);
    private static final int ORDERS_FOR_AN_ALERT = 6;

    private final SuiteClient client;
    /** Tells the clicks of this run from those of any other. */
    private final String run = UUID.randomUUID().toString();

    private Outcomes(SuiteClient client) {
        this.client = client;
    }

    static List<Outcome> of(SuiteClient client) {
        Outcomes outcomes = new Outcomes(client);
        return List.of(outcomes.pane(), outcomes.alert(), outcomes.recommendation(), outcomes.row());
    }

    /** A product that nobody looked at before has a window. */
    private Outcome pane() {
        return new Outcome(
                "click to pane",
                n -> client.sendEvents(Clicks.view(id("pane", n), "probe-pane", id("pane", n))),
                n -> !panesAround(Instant.now(Clock.systemUTC()), "product:" + id("pane", n))
                        .isEmpty(),
                SHORT);
    }

    /** Of the minutes that a page which is open now would show. */
    private JsonNode panesAround(Instant now, String group) {
        return client.panes(
                "product-views-per-minute",
                now.minus(SHOWN).toString(),
                now.plus(SHOWN).toString(),
                group);
    }

    /** The last of a customer's orders that are too many. */
    private Outcome alert() {
        return new Outcome(
                "click to alert",
                n -> client.sendEvents(IntStream.range(0, ORDERS_FOR_AN_ALERT)
                        .mapToObj(order -> Clicks.order(id("order", n) + "-" + order, id("buyer", n)))
                        .collect(joining(",", "[", "]"))),
                n -> !client.alerts("customer:u:" + id("buyer", n)).isEmpty(),
                SHORT);
    }

    /** A visit to two products that nobody looked at before makes one the successor of the other. */
    private Outcome recommendation() {
        return new Outcome(
                "click to changed recommendation",
                n -> client.sendEvents("["
                        + Clicks.view(id("one", n), id("visitor", n), id("one", n)) + ","
                        + Clicks.view(id("two", n), id("visitor", n), id("two", n)) + "]"),
                n -> client.next("a:somebody", id("one", n))
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString()
                        .equals(id("two", n)),
                SHORT);
    }

    private Outcome row() {
        return new Outcome(
                "click to SQL row",
                n -> client.sendEvents(Clicks.view(id("row", n), "probe-row", "p1")),
                n -> client.count("select count(*) from events where event_id = '" + id("row", n) + "'") > 0,
                QUERY);
    }

    private String id(String what, int n) {
        return what + "-" + n + "-" + run;
    }
}
