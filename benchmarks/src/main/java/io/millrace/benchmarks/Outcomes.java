package io.millrace.benchmarks;

import io.millrace.system.suite.SuiteClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What a click leads to: a row, a pane, an alert, other recommendations. */
final class Outcomes {
    private static final Duration QUERY = Duration.ofMillis(100);

    private final SuiteClient client;
    /** Tells the clicks of this run from those of any other. */
    private final String run = UUID.randomUUID().toString();

    private Outcomes(SuiteClient client) {
        this.client = client;
    }

    static List<Outcome> of(SuiteClient client) {
        Outcomes outcomes = new Outcomes(client);
        return List.of(outcomes.row());
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
