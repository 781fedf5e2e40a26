package io.millrace.windowing.window;

import static io.millrace.windowing.window.OperatorBench.NOON;
import static io.millrace.windowing.window.OperatorBench.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.window.Placement.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowOperatorTest {
    private final OperatorBench bench = new OperatorBench(1);

    @Test
    void sendsAWindowOnTimeWhenTheWatermarkPassesItsEnd() {
        bench.event(0, "live", 1, "France", 5);
        bench.event(0, "live", 9, "France", 7);

        bench.marker(0, "live", 9, false);
        bench.deliverAll();
        assertThat(bench.panes).isEmpty();
        bench.marker(0, "live", 10, false);
        bench.deliverAll();

        assertThat(bench.panes)
                .extracting(WindowPane::getTiming, WindowPane::getIndex, WindowOperatorTest::sum)
                .containsExactly(tuple(Timing.ON_TIME, 0L, 12));
        assertThat(bench.panes.get(0).getStart()).isEqualTo(NOON);
        assertThat(bench.panes.get(0).getEnd()).isEqualTo(NOON.plusSeconds(10));
        assertThat(bench.panes.get(0).getWatermark()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void sendsWhatIsKnownBeforeThatByTheWallClock() {
        bench.event(0, "live", 1, "France", 5);
        early();
        bench.event(0, "live", 2, "France", 7);
        early();
        early();

        bench.marker(0, "live", 10, false);
        bench.deliverAll();

        assertThat(bench.panes)
                .extracting(WindowPane::getTiming, WindowPane::getIndex, WindowOperatorTest::sum)
                .containsExactly(
                        tuple(Timing.EARLY, 0L, 5), tuple(Timing.EARLY, 1L, 12), tuple(Timing.ON_TIME, 2L, 12));
    }

    @Test
    void takesBackTheWholePaneBefore() {
        bench.event(0, "live", 1, "France", 5);
        early();
        bench.event(0, "live", 2, "France", 7);

        bench.marker(0, "live", 10, false);
        bench.deliverAll();

        WindowPane first = bench.panes.get(0);
        WindowPane second = bench.panes.get(1);
        assertThat(first.getRetracted()).isEmpty();
        assertThat(second.getRetracted()).hasToString(first.getValues().toString());
        assertThat(value(second.getDeltas(), "sum")).isEqualByComparingTo("7");
        assertThat(value(second.getDeltas(), "count")).isEqualByComparingTo("1");
    }

    @Test
    void changesAWindowForALateEvent() {
        bench.event(0, "live", 1, "France", 5);
        bench.marker(0, "live", 12, false);

        Placement placement = bench.event(0, "live", 2, "France", 7);
        bench.marker(0, "live", 13, false);
        bench.deliverAll();

        assertThat(placement.verdict()).isEqualTo(Verdict.LATE);
        assertThat(bench.panes)
                .extracting(WindowPane::getTiming, WindowPane::getIndex, WindowOperatorTest::sum)
                .containsExactly(tuple(Timing.ON_TIME, 0L, 5), tuple(Timing.LATE, 1L, 12));
    }

    @Test
    void refusesAnEventAfterTheAllowedLateness() {
        bench.event(0, "live", 1, "France", 5);
        bench.marker(0, "live", 25, false);

        Placement placement = bench.event(0, "live", 2, "France", 7);
        bench.marker(0, "live", 40, false);
        bench.deliverAll();

        assertThat(placement.verdict()).isEqualTo(Verdict.TOO_LATE);
        assertThat(placement.lateness()).isEqualTo(Duration.ofSeconds(15));
        assertThat(bench.panes).extracting(WindowOperatorTest::sum).containsExactly(5);
    }

    @Test
    void addsAllTimelinesUpAndWaitsForEach() {
        bench.event(0, "live", 1, "France", 5);
        bench.event(0, "import-1", 2, "France", 7);

        bench.marker(0, "live", 1_000, false);
        bench.deliverAll();
        assertThat(bench.panes).isEmpty();
        bench.marker(0, "import-1", 3, true);
        bench.deliverAll();

        assertThat(bench.panes)
                .extracting(WindowPane::getTiming, WindowOperatorTest::sum)
                .containsExactly(tuple(Timing.ON_TIME, 12));
    }

    @Test
    void opensAWindowAgainForAnImport() {
        bench.event(0, "live", 1, "France", 5);
        bench.marker(0, "live", 1_000, false);
        bench.deliverAll();

        bench.event(0, "import-1", 2, "France", 7);
        early();
        bench.marker(0, "import-1", 10, false);
        bench.deliverAll();

        assertThat(bench.panes)
                .extracting(WindowPane::getTiming, WindowOperatorTest::sum)
                .containsExactly(tuple(Timing.ON_TIME, 5), tuple(Timing.EARLY, 12), tuple(Timing.ON_TIME, 12));
    }

    @Test
    void keepsGroupsApart() {
        bench.event(0, "live", 1, "France", 5);
        bench.event(0, "live", 1, "France&currency=EUR", 7);

        bench.marker(0, "live", 10, false);
        bench.deliverAll();

        assertThat(bench.panes).extracting(WindowOperatorTest::sum).containsExactlyInAnyOrder(5, 7);
    }

    @Test
    void keepsNothingOfWhatItHasSent() {
        bench.event(0, "live", 1, "France", 5);
        bench.event(0, "live", 11, "France", 5);
        assertThat(bench.unsent()).isEqualTo(2);

        bench.marker(0, "live", 10, false);
        assertThat(bench.unsent()).isEqualTo(1);
        bench.commit();

        assertThat(bench.unsent()).isZero();
    }

    @Test
    void addsUpWhatIsSentInPieces() {
        for (int second = 0; second < 9; second++) {
            bench.event(0, "live", second, "France", 5);
            bench.commit();
        }

        bench.marker(0, "live", 10, false);
        bench.deliverAll();

        assertThat(bench.panes).extracting(WindowOperatorTest::sum).containsExactly(45);
    }

    @Test
    void forgetsAWindowWhenNothingHasChangedItForLong() {
        bench.event(0, "live", 1, "France", 5);
        bench.marker(0, "live", 10, false);
        bench.deliverAll();

        forgetAt(NOON.plus(OperatorBench.KEEP).minusSeconds(1));
        assertThat(bench.windows()).isEqualTo(1);
        forgetAt(NOON.plus(OperatorBench.KEEP));

        assertThat(bench.windows()).isZero();
    }

    @Test
    void keepsAWindowThatStillWaitsHoweverLongItTakes() {
        bench.event(0, "live", 1, "France", 5);
        early();

        forgetAt(NOON.plus(OperatorBench.KEEP).plusSeconds(7_200));
        bench.marker(0, "live", 10, false);
        bench.deliverAll();

        assertThat(bench.panes).extracting(WindowPane::getTiming).containsExactly(Timing.EARLY, Timing.ON_TIME);
    }

    private void forgetAt(Instant now) {
        bench.now = now;
        bench.forget();
    }

    private void early() {
        bench.sendEarlyPartials(0);
        bench.deliverAll();
        bench.sendEarlyPanes();
    }

    private static int sum(WindowPane pane) {
        return value(pane.getValues(), "sum").intValueExact();
    }
}
