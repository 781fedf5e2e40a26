package io.millrace.windowing.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.EarlyPanes;
import io.millrace.windowing.metric.GlobalWindow;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.metric.Windowing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A live result that has lost events, invented some and counted others twice says, once a run has been swapped in, what that run says. */
class ReplacementsModelTest {
    private static final int END = 10_000;
    private static final List<String> TIMELINES = List.of("live", "import-1");
    private static final Instant RUN = OperatorBench.NOON.plusSeconds(END);
    private static final TimeSpan ALL =
            new TimeSpan(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void saysWhatTheRunSays(@ForAll("kinds") Windowing kind, @ForAll("faulty") List<Taken> taken) {
        OperatorBench live = bench(kind);
        OperatorBench run = bench(kind);
        for (Taken event : taken) {
            event.goesTo(run, event.timesAnew());
            event.goesTo(live, event.timesLive());
        }
        end(run);
        end(live);

        run.replacements(ALL, RUN).forEach(live::replace);

        assertThat(latest(live)).isEqualTo(latest(run));
        int panes = live.panes.size();
        live.restart();
        run.replacements(ALL, RUN).forEach(live::replace);
        assertThat(live.panes).hasSize(panes);
    }

    private static OperatorBench bench(Windowing kind) {
        return new OperatorBench(2, OperatorBench.metric(kind, EarlyPanes.NONE), Duration.ZERO);
    }

    private static void end(OperatorBench bench) {
        for (String timeline : TIMELINES) {
            bench.marker(0, timeline, END, true);
            bench.marker(1, timeline, END, true);
        }
        bench.deliverAll();
    }

    private static Map<String, String> latest(OperatorBench bench) {
        Map<String, String> latest = new TreeMap<>();
        for (WindowPane pane : bench.panes) {
            latest.put(pane.getStart() + pane.getGroup().toString(), pane.getEvents() + " " + pane.getValues());
        }
        latest.values().removeIf(pane -> pane.startsWith("0 "));
        return latest;
    }

    @Provide
    Arbitrary<Windowing> kinds() {
        return Arbitraries.of(NaiveWindows.KINDS)
                .filter(kind -> kind instanceof AlignedWindows && !(kind instanceof GlobalWindow));
    }

    @Provide
    Arbitrary<List<Taken>> faulty() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(TIMELINES),
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.of("France", "Spain"),
                        Arbitraries.integers().between(-5, 20),
                        Arbitraries.of(0, 1, 1, 1),
                        Arbitraries.of(0, 1, 1, 1, 2))
                .as(Taken::new)
                .list()
                .ofMaxSize(40);
    }

    /**
     * An event, or what was taken for one.
     *
     * @param timesAnew how often a run takes it: once, but for what only the live result has
     * @param timesLive how often it was taken live
     */
    record Taken(int source, String timeline, int second, String group, int amount, int timesAnew, int timesLive) {

        void goesTo(OperatorBench bench, int times) {
            for (int time = 0; time < times; time++) {
                bench.event(source, timeline, second, group, amount);
            }
        }
    }
}
