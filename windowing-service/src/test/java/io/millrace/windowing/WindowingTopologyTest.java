package io.millrace.windowing;

import static io.millrace.windowing.Events.NOON;
import static io.millrace.windowing.Events.event;
import static io.millrace.windowing.Events.order;
import static io.millrace.windowing.Events.view;
import static io.millrace.windowing.WindowingBench.REVENUE;
import static io.millrace.windowing.WindowingBench.VIEWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.event.windows.Measurement;
import io.millrace.event.windows.Outcome;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.ledger.LedgerView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What windows and sessions say of the events in them. */
class WindowingTopologyTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-02T00:00:00Z");

    @AutoClose
    private final WindowingBench bench = new WindowingBench();

    @Test
    void addsUpOrdersByDayAndCountry() {
        bench.read(order("1", NOON, "10.10", "France"));
        bench.read(order("2", NOON.plusSeconds(60), "20.05", "France"));
        bench.read(order("3", NOON, "5", "Spain"));

        bench.marker(MIDNIGHT);

        assertThat(bench.panes(REVENUE))
                .extracting(
                        pane -> pane.getGroup().get(0).getValue(),
                        pane -> value(pane, "revenue"),
                        pane -> value(pane, "orders"),
                        WindowPane::getCurrency,
                        WindowPane::getTiming)
                .containsExactlyInAnyOrder(
                        tuple("France", "30.150000", "2.000000", "GBP", Timing.ON_TIME),
                        tuple("Spain", "5.000000", "1.000000", "GBP", Timing.ON_TIME));
    }

    @Test
    void neverAddsAmountsOfTwoCurrencies() {
        bench.read(order("1", NOON, "10", "France"));
        bench.read(order("2", NOON, "20", "France").setCurrency("EUR"));

        bench.marker(MIDNIGHT);

        assertThat(bench.panes(REVENUE))
                .extracting(WindowPane::getCurrency, pane -> value(pane, "revenue"))
                .containsExactlyInAnyOrder(tuple("GBP", "10.000000"), tuple("EUR", "20.000000"));
    }

    @Test
    void keepsWhatHasNoCountryInAGroupOfItsOwn() {
        bench.read(order("1", NOON, "10", null));
        bench.read(order("2", NOON, "20", " "));

        bench.marker(MIDNIGHT);

        assertThat(bench.panes(REVENUE))
                .extracting(pane -> pane.getGroup().get(0).getValue(), pane -> value(pane, "orders"))
                .containsExactly(tuple(null, "2.000000"));
    }

    @Test
    void countsViewsByMinuteAndProduct() {
        bench.read(view("1", NOON, "85123A"));
        bench.read(view("2", NOON.plusSeconds(59), "85123A"));
        bench.read(view("3", NOON.plusSeconds(60), "85123A"));

        bench.marker(NOON.plusSeconds(120));

        assertThat(bench.panes(VIEWS))
                .extracting(WindowPane::getStart, pane -> value(pane, "views"))
                .containsExactly(tuple(NOON, "2.000000"), tuple(NOON.plusSeconds(60), "1.000000"));
    }

    @Test
    void keysResultsByMetricGroupAndStart() {
        bench.read(order("1", NOON, "10", "Côte d'Ivoire"));
        bench.read(view("2", NOON, "a=b&c"));

        bench.marker(MIDNIGHT);

        assertThat(bench.resultKeys())
                .containsExactlyInAnyOrder(
                        "revenue-per-day?country=C%C3%B4te+d%27Ivoire&currency=GBP@2026-01-01T00:00:00Z",
                        "product-views-per-minute?product=a%3Db%26c@2026-01-01T12:00:00Z");
    }

    @Test
    void showsWhatIsKnownOfAnOpenWindowByTheWallClock() {
        bench.marker(NOON);
        bench.read(order("1", NOON, "10", "France"));

        bench.tick();
        bench.tick();

        assertThat(bench.panes(REVENUE))
                .extracting(WindowPane::getTiming, WindowPane::getWatermark)
                .containsExactly(tuple(Timing.EARLY, NOON));
    }

    @Test
    void changesAWindowForALateEvent() {
        bench.read(view("1", NOON, "85123A"));
        bench.marker(NOON.plusSeconds(60));

        bench.read(view("2", NOON, "85123A"));
        bench.marker(NOON.plusSeconds(61));

        assertThat(bench.panes(VIEWS))
                .extracting(WindowPane::getTiming, pane -> value(pane, "views"))
                .containsExactly(tuple(Timing.ON_TIME, "1.000000"), tuple(Timing.LATE, "2.000000"));
        assertThat(bench.ledger(VIEWS).lateAccepted()).isEqualTo(1);
    }

    @Test
    void takesWhatAnImportBringsForWindowsThatLiveEventsHaveLongPassed() {
        bench.marker(MIDNIGHT.plus(Duration.ofDays(300)));

        bench.read(order("1", NOON, "10", "France").setTimeline("import-1"));
        bench.tick();
        bench.tick();
        bench.marker("import-1", NOON, true);

        assertThat(bench.panes(REVENUE))
                .extracting(WindowPane::getTiming, pane -> value(pane, "revenue"))
                .containsExactly(tuple(Timing.EARLY, "10.000000"), tuple(Timing.ON_TIME, "10.000000"));
    }

    @Test
    void sendsASessionWhenItHasEnded() {
        bench.read(event("1", NOON));
        bench.read(view("2", NOON.plusSeconds(60), "85123A"));
        bench.read(order("3", NOON.plusSeconds(120), "10", "France"));

        bench.marker(NOON.plusSeconds(120).plus(Duration.ofMinutes(30)).minusMillis(1));
        assertThat(bench.sessions()).isEmpty();
        bench.marker(NOON.plusSeconds(121).plus(Duration.ofMinutes(30)));

        assertThat(bench.sessions())
                .extracting(
                        Session::getSessionId,
                        Session::getRevision,
                        Session::getStartedAt,
                        Session::getEndedAt,
                        Session::getEvents,
                        Session::getOutcome)
                .containsExactly(tuple("s1", 1L, NOON, NOON.plusSeconds(120), 3L, Outcome.ORDERED));
    }

    @Test
    void sendsASessionAgainThatALateEventHasChanged() {
        bench.read(event("1", NOON));
        bench.marker(NOON.plus(Duration.ofHours(1)));

        bench.read(view("2", NOON.plusSeconds(60), "85123A"));
        bench.marker(NOON.plus(Duration.ofHours(1)).plusSeconds(1));

        assertThat(bench.sessions())
                .extracting(Session::getRevision, Session::getEvents)
                .containsExactly(tuple(1L, 1L), tuple(2L, 2L));
    }

    @Test
    void followsNoVisitsWhereNobodyWantsThem() {
        try (WindowingBench windowsAlone = new WindowingBench(Map.of("millrace.windowing.sessions.enabled", false))) {
            windowsAlone.read(view("1", NOON, "85123A"));

            windowsAlone.marker(NOON.plus(Duration.ofHours(1)));

            assertThat(windowsAlone.panes(VIEWS)).hasSize(1);
            assertThat(windowsAlone.sessions()).isEmpty();
            assertThat(windowsAlone.ledger().metrics())
                    .extracting(LedgerView.Entry::metric)
                    .containsExactly(VIEWS, REVENUE);
        }
    }

    @Test
    void hasTheApprovedShape() {
        assertThat(bench.bench().describe())
                .isEqualToNormalizingNewlines(contentOf(getClass().getResource("approved-topology.txt")));
    }

    private static String value(WindowPane pane, String measure) {
        List<Measurement> values = pane.getValues();
        return values.stream()
                .filter(value -> value.getName().equals(measure))
                .map(value -> value.getValue().toPlainString())
                .findFirst()
                .orElseThrow();
    }
}
