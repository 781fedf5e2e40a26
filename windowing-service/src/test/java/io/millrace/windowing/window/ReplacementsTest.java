package io.millrace.windowing.window;

import static io.millrace.windowing.window.OperatorBench.NOON;
import static io.millrace.windowing.window.OperatorBench.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.metric.EarlyPanes;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.SlidingWindows;
import io.millrace.windowing.metric.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplacementsTest {
    private static final TimeSpan MINUTE = new TimeSpan(NOON, NOON.plusSeconds(60));
    private static final Instant RUN = NOON.plusSeconds(3_600);

    private final OperatorBench live = new OperatorBench(1);
    private final OperatorBench run = new OperatorBench(1);

    @Test
    void saysWhatIsNewAndTakesBackWhatWasSaid() {
        live.event(0, "live", 1, "France", 5);
        live.event(0, "live", 2, "France", 99);
        run.event(0, "live", 1, "France", 5);
        endAll(100);

        swapIn(run, MINUTE);

        assertThat(live.panes)
                .extracting(WindowPane::getTiming, WindowPane::getIndex, WindowPane::getEvents, ReplacementsTest::sum)
                .containsExactly(tuple(Timing.ON_TIME, 0L, 2L, 104), tuple(Timing.LATE, 1L, 1L, 5));
        WindowPane last = live.panes.get(1);
        assertThat(last.getRetracted())
                .hasToString(live.panes.get(0).getValues().toString());
        assertThat(value(last.getDeltas(), "sum")).isEqualByComparingTo("-99");
    }

    @Test
    void changesNothingASecondTime() {
        live.event(0, "live", 2, "France", 99);
        live.event(0, "live", 12, "Spain", 1);
        run.event(0, "live", 1, "France", 5);
        endAll(100);
        swapIn(run, MINUTE);
        int panes = live.panes.size();

        swapIn(run, MINUTE);

        assertThat(live.panes).hasSize(panes);
    }

    @Test
    void saysNothingWhereBothSayTheSame() {
        live.event(0, "live", 1, "France", 5);
        run.event(0, "live", 1, "France", 5);
        endAll(100);

        swapIn(run, MINUTE);

        assertThat(live.panes).hasSize(1);
    }

    @Test
    void emptiesAWindowThatTheOtherHasNot() {
        live.event(0, "live", 1, "France", 5);
        live.event(0, "live", 1, "Spain", 5);
        live.event(0, "live", 59, "France", 5);
        run.event(0, "live", 1, "Spain", 5);
        endAll(100);
        live.panes.clear();

        swapIn(run, MINUTE);

        assertThat(live.panes)
                .extracting(WindowPane::getStart, WindowPane::getIndex, WindowPane::getEvents, ReplacementsTest::sum)
                .containsExactly(tuple(NOON, 1L, 0L, 0), tuple(NOON.plusSeconds(50), 1L, 0L, 0));
    }

    @Test
    void touchesNothingOutsideTheRange() {
        live.event(0, "live", -1, "France", 5);
        live.event(0, "live", 60, "France", 5);
        endAll(100);

        swapIn(run, MINUTE);

        assertThat(live.panes).hasSize(2);
    }

    @Test
    void beginsWindowsThatAreNotKnown() {
        run.event(0, "live", 1, "France", 5);
        endAll(100);

        swapIn(run, MINUTE);

        assertThat(live.panes)
                .extracting(WindowPane::getTiming, WindowPane::getIndex, ReplacementsTest::sum)
                .containsExactly(tuple(Timing.ON_TIME, 0L, 5));
    }

    @Test
    void addsALateEventToWhatItHasTakenOver() {
        live.event(0, "live", 1, "France", 99);
        run.event(0, "live", 1, "France", 5);
        endAll(20);
        swapIn(run, MINUTE);

        live.event(0, "live", 2, "France", 7);
        live.marker(0, "live", 21, false);
        live.deliverAll();

        assertThat(live.panes).extracting(ReplacementsTest::sum).containsExactly(99, 5, 12);
    }

    @Test
    void leavesAWindowThatHasChangedSince() {
        live.event(0, "live", 1, "France", 99);
        run.event(0, "live", 1, "France", 5);
        endAll(20);
        live.now = RUN;
        live.event(0, "live", 2, "France", 1);
        live.marker(0, "live", 21, false);
        live.deliverAll();

        swapIn(run, MINUTE);

        assertThat(live.panes).extracting(ReplacementsTest::sum).containsExactly(99, 100);
    }

    /** One source may be slower than another, and what comes from it seem older. */
    @Test
    void leavesAWindowThatHasChangedSinceWhateverCameAfterThat() {
        live.event(0, "live", 1, "France", 99);
        run.event(0, "live", 1, "France", 5);
        endAll(20);
        live.now = RUN;
        live.event(0, "live", 2, "France", 1);
        live.commit();
        live.deliverAll();
        live.now = NOON;
        live.marker(0, "live", 21, false);
        live.deliverAll();

        swapIn(run, MINUTE);

        assertThat(live.panes).extracting(ReplacementsTest::sum).containsExactly(99, 100);
    }

    @Test
    void leavesAWindowOfWhichSomethingWaitsToBeSent() {
        live.event(0, "live", 1, "France", 99);
        run.event(0, "live", 1, "France", 5);
        endAll(20);
        live.event(0, "live", 2, "France", 1);
        live.commit();
        live.deliverAll();

        swapIn(run, MINUTE);
        live.marker(0, "live", 21, false);
        live.deliverAll();

        assertThat(live.panes).extracting(ReplacementsTest::sum).containsExactly(99, 100);
    }

    @Test
    void leavesAWindowThatIsOpen() {
        live.event(0, "live", 1, "France", 99);
        run.event(0, "live", 1, "France", 5);
        run.event(0, "live", 1, "Spain", 5);
        run.marker(0, "live", 100, true);
        run.deliverAll();
        live.marker(0, "live", 5, false);
        live.commit();
        live.deliverAll();

        swapIn(run, MINUTE);
        live.marker(0, "live", 10, false);
        live.deliverAll();

        assertThat(live.panes).extracting(ReplacementsTest::sum).containsExactly(99);
    }

    @Test
    void takesNothingThatWasMeasuredByAnotherDefinition() {
        Metric lenient = OperatorBench.metric(new FixedWindows(Duration.ofSeconds(20)), EarlyPanes.NONE);
        OperatorBench other = new OperatorBench(1, lenient, Duration.ZERO);
        other.event(0, "live", 1, "France", 5);
        end(other, 100);
        live.event(0, "live", 1, "France", 99);
        end(live, 100);

        swapIn(other, MINUTE);

        assertThat(live.panes).extracting(ReplacementsTest::sum).containsExactly(99);
    }

    /** What was wrong lies in the range, and in a window that begins before it: what that one says is not known anew as a whole. */
    @Test
    void saysNothingOfWindowsThatReachBeyondTheRange() {
        Metric metric = OperatorBench.metric(
                new SlidingWindows(Duration.ofSeconds(20), Duration.ofSeconds(10)), EarlyPanes.NONE);
        OperatorBench sliding = new OperatorBench(1, metric, Duration.ZERO);
        OperatorBench anew = new OperatorBench(1, metric, Duration.ZERO);
        for (int second : List.of(-5, 5, 55, 65)) {
            sliding.event(0, "live", second, "France", 1);
            anew.event(0, "live", second, "France", 1);
        }
        sliding.event(0, "live", 1, "France", 99);
        end(sliding, 1_000);
        end(anew, 1_000);
        sliding.panes.clear();

        anew.replacements(MINUTE, RUN).forEach(sliding::replace);

        assertThat(sliding.panes)
                .extracting(WindowPane::getStart, ReplacementsTest::sum)
                .containsExactly(tuple(NOON, 1));
    }

    /** The sum of the window that was looked at last has been made of what is replaced. */
    @Test
    void addsALateEventToTheSlicesThatItHasTakenOver() {
        Metric metric = OperatorBench.metric(
                new SlidingWindows(Duration.ofSeconds(20), Duration.ofSeconds(10)), EarlyPanes.NONE);
        OperatorBench sliding = new OperatorBench(1, metric, Duration.ZERO);
        OperatorBench anew = new OperatorBench(1, metric, Duration.ZERO);
        sliding.event(0, "live", 22, "France", 99);
        anew.event(0, "live", 22, "France", 5);
        end(anew, 1_000);
        end(sliding, 46);
        sliding.event(0, "live", 23, "France", 1);
        end(sliding, 47);
        anew.replacements(MINUTE, RUN).forEach(sliding::replace);

        sliding.event(0, "live", 24, "France", 7);
        end(sliding, 48);

        assertThat(sliding.panes)
                .filteredOn(pane -> pane.getStart().equals(NOON.plusSeconds(20)))
                .extracting(ReplacementsTest::sum)
                .containsExactly(99, 100, 5, 12);
    }

    private void endAll(int second) {
        end(live, second);
        end(run, second);
    }

    private static void end(OperatorBench bench, int second) {
        bench.marker(0, "live", second, false);
        bench.deliverAll();
    }

    private void swapIn(OperatorBench other, TimeSpan range) {
        other.replacements(range, RUN).forEach(live::replace);
    }

    private static int sum(WindowPane pane) {
        return value(pane.getValues(), "sum").intValueExact();
    }
}
