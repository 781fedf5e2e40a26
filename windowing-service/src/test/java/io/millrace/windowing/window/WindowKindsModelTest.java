package io.millrace.windowing.window;

import static io.millrace.windowing.window.OperatorBench.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.metric.EarlyPanes;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.Windowing;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Every kind of window against its definition: over any order of events, some late and some twice, of markers, ticks of the
 * wall clock and deliveries, from three sources and on two timelines.
 */
class WindowKindsModelTest {
    private static final int SOURCES = 3;
    private static final List<String> TIMELINES = List.of("live", "import-1");
    private static final int END = 10_000;

    @Property(tries = 1_500, edgeCases = EdgeCasesMode.NONE)
    void endsWithWhatTheDefinitionSays(@ForAll("kinds") Windowing kind, @ForAll("steps") List<Step> steps) {
        Run run = new Run(kind, Duration.ZERO);

        steps.forEach(run::take);
        run.end();

        assertThat(run.latest()).isEqualTo(run.model.results());
        assertThat(run.latestTimings()).doesNotContain(Timing.EARLY);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void losesNothingWhenMarkersAreRare(@ForAll("kinds") Windowing kind, @ForAll("steps") List<Step> steps) {
        Run run = new Run(kind, Duration.ofSeconds(12));

        steps.forEach(run::take);
        run.end();

        assertThat(run.latest()).isEqualTo(run.model.results());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void judgesEachEventForEachOfItsWindows(@ForAll("kinds") Windowing kind, @ForAll("steps") List<Step> steps) {
        Run run = new Run(kind, Duration.ZERO);

        steps.forEach(run::take);

        assertThat(run.verdicts).isEqualTo(run.expectedVerdicts);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void saysTheSameWithARestartAfterEveryCommit(@ForAll("kinds") Windowing kind, @ForAll("steps") List<Step> steps) {
        Run undisturbed = new Run(kind, Duration.ZERO);
        Run restarted = new Run(kind, Duration.ZERO);

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
    void endsWithTheSameWheneverItCommits(@ForAll("kinds") Windowing kind, @ForAll("steps") List<Step> steps) {
        Run run = new Run(kind, Duration.ZERO);

        for (Step step : steps) {
            run.take(step);
            if (step.second() % 3 == 0) {
                run.bench.commit();
                run.bench.restart();
            }
        }
        run.end();

        assertThat(run.latest()).isEqualTo(run.model.results());
        assertThat(run.latestTimings()).doesNotContain(Timing.EARLY);
    }

    /** So that who adds up deltas, or takes back what is retracted, has what the latest panes say. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void countsItsPanesAndTakesEachBackInTheNext(@ForAll("kinds") Windowing kind, @ForAll("steps") List<Step> steps) {
        Run run = new Run(kind, Duration.ZERO);

        steps.forEach(run::take);
        run.end();

        Map<String, WindowPane> before = new HashMap<>();
        BigDecimal deltas = BigDecimal.ZERO;
        for (WindowPane pane : run.bench.panes) {
            WindowPane last = before.put(pane.getStart() + group(pane), pane);
            assertThat(pane.getIndex()).isEqualTo(last == null ? 0 : last.getIndex() + 1);
            assertThat(pane.getRetracted())
                    .hasToString(last == null ? "[]" : last.getValues().toString());
            assertThat(value(pane.getDeltas(), "sum").add(value(pane.getRetracted(), "sum")))
                    .isEqualByComparingTo(value(pane.getValues(), "sum"));
            assertThat(value(pane.getValues(), "count").longValueExact()).isEqualTo(pane.getEvents());
            deltas = deltas.add(value(pane.getDeltas(), "count"));
        }
        assertThat(deltas.longValueExact()).isEqualTo(run.eventsInResults());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void missesNothingInAPaneThatIsOnTime(@ForAll("uncut") Windowing kind, @ForAll("steps") List<Step> steps) {
        Run run = new Run(kind, Duration.ZERO);

        for (Step step : steps) {
            Step live = step.onTheLiveTimeline();
            int sent = run.bench.panes.size();
            run.take(live);
            for (WindowPane pane : run.bench.panes.subList(sent, run.bench.panes.size())) {
                if (pane.getTiming() == Timing.ON_TIME) {
                    assertThat(pane.getEvents())
                            .isGreaterThanOrEqualTo(run.model.onTime(pane.getStart(), pane.getEnd(), group(pane)));
                }
            }
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void sendsTheSameFinalPanesWhateverTheWallClockDoes(
            @ForAll("kinds") Windowing kind, @ForAll("steps") List<Step> steps) {
        Run withTicks = new Run(kind, Duration.ZERO);
        Run without = new Run(kind, Duration.ZERO);

        for (Step step : steps) {
            Step live = step.onTheLiveTimeline();
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
    Arbitrary<Windowing> kinds() {
        return Arbitraries.of(NaiveWindows.KINDS);
    }

    @Provide
    Arbitrary<Windowing> uncut() {
        return kinds().filter(kind ->
                !(kind instanceof SessionWindows sessions) || sessions.most().equals(Duration.ofHours(1)));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(
                                Kind.EVENT,
                                Kind.EVENT,
                                Kind.EVENT,
                                Kind.EVENT_TWICE,
                                Kind.MARKER,
                                Kind.MARKER,
                                Kind.TICK,
                                Kind.DELIVERY),
                        Arbitraries.integers().between(0, SOURCES - 1),
                        Arbitraries.of(TIMELINES),
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.of("France", "Spain"),
                        Arbitraries.integers().between(-5, 20))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(120);
    }

    enum Kind {
        EVENT,
        EVENT_TWICE,
        MARKER,
        TICK,
        DELIVERY
    }

    record Step(Kind kind, int source, String timeline, int second, String group, int amount) {

        /** The same on one timeline only, and with deliveries that a tick before them does not cut short. */
        Step onTheLiveTimeline() {
            return new Step(kind, source, "live", kind == Kind.DELIVERY ? END : second, group, amount);
        }
    }

    private static String group(WindowPane pane) {
        return pane.getGroup().get(0).getValue();
    }

    private static final class Run {
        final OperatorBench bench;
        final NaiveWindows model;
        final List<String> verdicts = new ArrayList<>();
        final List<String> expectedVerdicts = new ArrayList<>();
        private final Map<String, Integer> markers = new HashMap<>();

        Run(Windowing kind, Duration step) {
            EarlyPanes early = new EarlyPanes(Optional.of(OperatorBench.TICK), OptionalLong.of(5));
            bench = new OperatorBench(SOURCES, OperatorBench.metric(kind, early), step);
            model = new NaiveWindows(kind);
        }

        void take(Step step) {
            switch (step.kind()) {
                case EVENT -> event(step);
                case EVENT_TWICE -> {
                    event(step);
                    event(step);
                }
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
            Placement placement =
                    bench.event(step.source(), step.timeline(), step.second(), step.group(), step.amount());
            verdicts.add(placement.onTime() + "/" + placement.late() + "/" + placement.tooLate());
            expectedVerdicts.add(model.judge(step.second(), watermark));
            model.add(step.second(), step.group(), step.amount(), watermark);
        }

        void end() {
            for (String timeline : TIMELINES) {
                for (int source = 0; source < SOURCES; source++) {
                    bench.marker(source, timeline, END, true);
                }
            }
            bench.deliverAll();
        }

        Map<String, String> latest() {
            Map<String, String> latest = new TreeMap<>();
            for (WindowPane pane : standing().values()) {
                latest.put(
                        NaiveWindows.describe(pane.getStart(), pane.getEnd(), group(pane)),
                        value(pane.getValues(), "sum").intValueExact() + " in " + pane.getEvents());
            }
            return latest;
        }

        long eventsInResults() {
            return standing().values().stream().mapToLong(WindowPane::getEvents).sum();
        }

        List<Timing> latestTimings() {
            return standing().values().stream().map(WindowPane::getTiming).toList();
        }

        /**
         * By window, in the order in which they were sent. A pane that takes a session back is called after what was said of it
         * last, and that may have been early; one that says the same again takes back what an early pane said in between.
         */
        Map<String, List<String>> finalValues() {
            Map<String, List<String>> byWindow = new TreeMap<>();
            for (WindowPane pane : bench.panes) {
                if (pane.getTiming() == Timing.EARLY || pane.getMergedInto() != null) {
                    continue;
                }
                String values = pane.getValues().toString();
                List<String> sent = byWindow.computeIfAbsent(
                        NaiveWindows.describe(pane.getStart(), pane.getEnd(), group(pane)),
                        window -> new ArrayList<>());
                if (sent.isEmpty() || !sent.get(sent.size() - 1).endsWith(values)) {
                    sent.add(pane.getTiming() + values);
                }
            }
            return byWindow;
        }

        /** The latest panes of windows that have not become a part of another. */
        private Map<String, WindowPane> standing() {
            Map<String, WindowPane> latest = new TreeMap<>();
            bench.panes.forEach(pane -> latest.put(pane.getStart() + group(pane), pane));
            latest.values().removeIf(pane -> pane.getMergedInto() != null);
            return latest;
        }
    }
}
