package io.millrace.windowing.window;

import static io.millrace.windowing.window.OperatorBench.NOON;
import static io.millrace.windowing.window.OperatorBench.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.window.Placement.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * The window operator against a model that remembers every event and adds up anew: over any order of events, markers,
 * ticks of the wall clock and deliveries, from three sources and on two timelines.
 */
class WindowOperatorModelTest {
    private static final int SOURCES = 3;
    private static final List<String> TIMELINES = List.of("live", "import-1");
    private static final int END = 10_000;

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void judgesEachEventOnceByTheMarkersBeforeItOnItsOwnPartition(@ForAll("steps") List<Step> steps) {
        Run run = new Run();

        steps.forEach(run::take);

        assertThat(run.verdicts).isEqualTo(run.expectedVerdicts);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void endsWithTheSumOfAllEventsThatWereNotTooLate(@ForAll("steps") List<Step> steps) {
        Run run = new Run();

        steps.forEach(run::take);
        run.end();

        assertThat(run.latest()).isEqualTo(run.accepted());
        assertThat(run.bench.panes)
                .allSatisfy(pane -> assertThat(value(pane.getValues(), "count")).isPositive());
        assertThat(run.latestTimings()).doesNotContain(Timing.EARLY);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void endsWithTheSameWheneverItCommits(@ForAll("steps") List<Step> steps) {
        Run run = new Run();

        for (Step step : steps) {
            run.take(step);
            if (step.second() % 3 == 0) {
                run.bench.commit();
                run.bench.restart();
            }
        }
        run.end();

        assertThat(run.latest()).isEqualTo(run.accepted());
        assertThat(run.latestTimings()).doesNotContain(Timing.EARLY);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void saysTheSameWithARestartAfterEveryCommit(@ForAll("steps") List<Step> steps) {
        Run undisturbed = new Run();
        Run restarted = new Run();

        for (Step step : steps) {
            undisturbed.take(step);
            undisturbed.bench.commit();
            restarted.take(step);
            restarted.bench.commit();
            restarted.bench.restart();
        }
        undisturbed.end();
        restarted.end();

        assertThat(restarted.bench.told()).isEqualTo(undisturbed.bench.told());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void countsItsPanesAndTakesEachBackInTheNext(@ForAll("steps") List<Step> steps) {
        Run run = new Run();

        steps.forEach(run::take);
        run.end();

        Map<Tuple.Tuple2<Instant, Object>, WindowPane> before = new HashMap<>();
        for (WindowPane pane : run.bench.panes) {
            WindowPane last = before.put(Tuple.of(pane.getStart(), pane.getGroup()), pane);
            assertThat(pane.getIndex()).isEqualTo(last == null ? 0 : last.getIndex() + 1);
            assertThat(pane.getRetracted())
                    .hasToString(last == null ? "[]" : last.getValues().toString());
            for (String measure : List.of("sum", "count")) {
                assertThat(value(pane.getDeltas(), measure).add(value(pane.getRetracted(), measure)))
                        .isEqualByComparingTo(value(pane.getValues(), measure));
            }
        }
    }

    /** What was on time at its source is in the pane, however the sources run apart; and nothing is called final before. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void missesNothingOnTimeInAPaneThatIsOnTime(@ForAll("steps") List<Step> steps) {
        Run run = new Run();

        for (Step step : steps) {
            // One delivery at a time, so that a pane is compared with what had been delivered before it.
            int times = step.kind() == Kind.DELIVERY ? step.second() : 1;
            for (int time = 0; time < times; time++) {
                int sent = run.bench.panes.size();
                run.take(step.once());
                run.bench.panes.subList(sent, run.bench.panes.size()).forEach(run::missesNothingOnTime);
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void sendsTheSameFinalPanesWhateverTheWallClockDoes(@ForAll("steps") List<Step> steps) {
        Run withTicks = new Run();
        Run without = new Run();

        for (Step step : steps) {
            Step live = step.onLiveTimeline();
            withTicks.take(live);
            if (live.kind() != Kind.TICK) {
                without.take(live);
            }
        }
        withTicks.end();
        without.end();

        assertThat(withTicks.finalValues()).isEqualTo(without.finalValues());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.EVENT, Kind.EVENT, Kind.EVENT, Kind.MARKER, Kind.TICK, Kind.DELIVERY),
                        Arbitraries.integers().between(0, SOURCES - 1),
                        Arbitraries.of(TIMELINES),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of("France", "Spain"),
                        Arbitraries.integers().between(-5, 20))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(120);
    }

    enum Kind {
        EVENT,
        MARKER,
        TICK,
        DELIVERY
    }

    record Step(Kind kind, int source, String timeline, int second, String group, int amount) {

        Step once() {
            return new Step(kind, source, timeline, kind == Kind.DELIVERY ? 1 : second, group, amount);
        }

        /** The same on one timeline only, and with deliveries that a tick before them does not cut short. */
        Step onLiveTimeline() {
            return new Step(kind, source, "live", kind == Kind.DELIVERY ? END : second, group, amount);
        }
    }

    /** An event as the model remembers it. */
    record Known(String timeline, Instant start, String group, int amount, Verdict verdict) {}

    private static final class Run {
        final OperatorBench bench = new OperatorBench(SOURCES);
        final List<Verdict> verdicts = new ArrayList<>();
        final List<Verdict> expectedVerdicts = new ArrayList<>();
        private final List<Known> events = new ArrayList<>();
        private final Map<String, Integer> markers = new HashMap<>();

        void take(Step step) {
            switch (step.kind()) {
                case EVENT -> event(step);
                case MARKER -> {
                    markers.merge(step.source() + step.timeline(), step.second(), Math::max);
                    bench.marker(step.source(), step.timeline(), step.second(), false);
                }
                case TICK -> {
                    bench.sendEarlyPartials(step.source());
                    bench.sendEarlyPanes();
                }
                case DELIVERY -> bench.deliver(step.source(), step.second());
            }
        }

        private void event(Step step) {
            int watermark = markers.getOrDefault(step.source() + step.timeline(), -END);
            int end = (step.second() / 10 + 1) * 10;
            Verdict expected =
                    watermark >= end + 15 ? Verdict.TOO_LATE : watermark >= end ? Verdict.LATE : Verdict.ON_TIME;
            expectedVerdicts.add(expected);
            verdicts.add(bench.event(step.source(), step.timeline(), step.second(), step.group(), step.amount())
                    .verdict());
            events.add(new Known(step.timeline(), NOON.plusSeconds(end - 10), step.group(), step.amount(), expected));
        }

        void end() {
            for (String timeline : TIMELINES) {
                for (int source = 0; source < SOURCES; source++) {
                    bench.marker(source, timeline, END, true);
                }
            }
            bench.deliverAll();
        }

        Map<String, BigDecimal> latest() {
            Map<String, BigDecimal> latest = new HashMap<>();
            bench.panes.forEach(pane -> latest.put(window(pane), value(pane.getValues(), "sum")));
            return latest;
        }

        List<Timing> latestTimings() {
            Map<String, Timing> latest = new HashMap<>();
            bench.panes.forEach(pane -> latest.put(window(pane), pane.getTiming()));
            return List.copyOf(latest.values());
        }

        List<String> finalValues() {
            return bench.panes.stream()
                    .filter(pane -> pane.getTiming() != Timing.EARLY)
                    .map(pane -> window(pane) + " " + pane.getTiming() + " " + pane.getValues())
                    .toList();
        }

        Map<String, BigDecimal> accepted() {
            Map<String, BigDecimal> sums = new HashMap<>();
            for (Known event : events) {
                if (event.verdict() != Verdict.TOO_LATE) {
                    BigDecimal amount = new BigDecimal(event.amount()).setScale(6);
                    sums.merge(event.start() + " " + event.group(), amount, BigDecimal::add);
                }
            }
            return sums;
        }

        void missesNothingOnTime(WindowPane pane) {
            long onTime = events.stream()
                    .filter(event -> window(pane).equals(event.start() + " " + event.group()))
                    .filter(event -> event.verdict() == Verdict.ON_TIME)
                    .filter(event -> bench.merged(event.timeline()).passed(pane.getEnd()))
                    .count();
            if (pane.getTiming() != Timing.EARLY) {
                assertThat(value(pane.getValues(), "count").longValueExact()).isGreaterThanOrEqualTo(onTime);
            }
        }

        private static String window(WindowPane pane) {
            return pane.getStart() + " " + pane.getGroup().get(0).getValue();
        }
    }
}
