package io.millrace.windowing.window;

import static io.millrace.windowing.window.OperatorBench.NOON;
import static io.millrace.windowing.window.OperatorBench.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.windows.Timing;
import io.millrace.windowing.metric.EarlyPanes;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.SessionWindows;
import io.millrace.windowing.metric.SlidingWindows;
import io.millrace.windowing.metric.Windowing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.apache.beam.sdk.transforms.windowing.Sessions;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.transforms.windowing.WindowFn;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The window operator against Apache Beam's: the same events, in the same disorder and with the same watermarks, must come
 * out in the same panes on time, the same late panes, and with the same events dropped.
 *
 * <p>Each round has a seed, which is in the test's name. A round has one kind of window, one course of the watermark and many
 * cases, each with events of its own under a key of its own. More rounds: {@code -Dmillrace.beam.rounds=100}; a round again:
 * {@code -Dmillrace.beam.seed=…}. Early panes are left out: when they come is up to a wall clock.
 */
class BeamDifferentialTest {
    private static final int ROUNDS = Integer.getInteger("millrace.beam.rounds", 2);
    private static final int CASES = 400;
    private static final int STEPS = 30;
    private static final Duration GAP = Duration.ofSeconds(7);

    static Stream<Arguments> rounds() {
        Long seed = Long.getLong("millrace.beam.seed");
        LongStream seeds = seed == null ? new Random().longs(ROUNDS) : LongStream.of(seed);
        return seeds.boxed().flatMap(each -> Stream.of(Kind.values()).map(kind -> Arguments.of(kind, each)));
    }

    @ParameterizedTest(name = "{0} windows, seed {1}")
    @MethodSource("rounds")
    void sendsThePanesThatBeamSends(Kind kind, long seed) {
        List<Step> steps = steps(kind, new Random(seed));

        List<String> ours = ours(kind, steps);

        assertThat(ours)
                .as("%s windows, seed %d", kind, seed)
                .containsExactlyInAnyOrderElementsOf(beams(kind, steps, seed));
        assertThat(ours)
                .as("a round that says something, seed %d", seed)
                .anyMatch(pane -> pane.contains("ON_TIME"))
                .anyMatch(pane -> pane.contains("LATE"));
    }

    /** Watermarks that go forward, and between them handfuls of events before and behind them, some of them twice. */
    private static List<Step> steps(Kind kind, Random random) {
        Map<String, BeamsSessions> sessions = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        int watermark = 0;
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(3) == 0) {
                watermark += random.nextInt(8);
                steps.add(new Step(watermark, List.of()));
                continue;
            }
            List<Event> events = events(random, watermark);
            if (kind == Kind.SESSION) {
                int now = watermark;
                events.removeIf(event -> sessions.computeIfAbsent(event.group(), group -> new BeamsSessions())
                        .isForgotten(event.second(), now));
            }
            steps.add(new Step(watermark, events));
        }
        steps.add(new Step(watermark + 100, List.of()));
        return steps;
    }

    private static List<Event> events(Random random, int watermark) {
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < CASES; number++) {
            int count = random.nextInt(3);
            for (int event = 0; event < count; event++) {
                int second = Math.max(0, watermark + random.nextInt(50) - 35);
                Event one = new Event(second, "case-" + number, random.nextInt(100) - 20);
                events.add(one);
                if (random.nextInt(5) == 0) {
                    events.add(one);
                }
            }
        }
        return events;
    }

    private static List<String> ours(Kind kind, List<Step> steps) {
        OperatorBench bench = new OperatorBench(1, OperatorBench.metric(kind.ours, EarlyPanes.NONE), Duration.ZERO);
        for (Step step : steps) {
            step.events().forEach(event -> bench.event(0, "live", event.second(), event.group(), event.amount()));
            bench.marker(0, "live", step.watermark(), false);
            bench.deliverAll();
        }
        return bench.panes.stream()
                .filter(pane -> pane.getTiming() != Timing.EARLY && pane.getMergedInto() == null)
                .map(pane -> "%s %s-%s %s %s"
                        .formatted(
                                pane.getGroup().get(0).getValue(),
                                pane.getStart().getEpochSecond() - NOON.getEpochSecond(),
                                pane.getEnd().getEpochSecond() - NOON.getEpochSecond(),
                                pane.getTiming(),
                                value(pane.getValues(), "sum").intValueExact()))
                .toList();
    }

    private static List<String> beams(Kind kind, List<Step> steps, long seed) {
        DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
        options.setRunner(DirectRunner.class);
        options.setTargetParallelism(1);
        options.setEnforceEncodability(false);
        options.setEnforceImmutability(false);
        Pipeline pipeline = Pipeline.create(options);
        pipeline.apply(stream(steps))
                .apply(Window.<KV<String, Integer>>into(kind.beams)
                        .triggering(AfterWatermark.pastEndOfWindow().withLateFirings(AfterPane.elementCountAtLeast(1)))
                        .withAllowedLateness(seconds(OperatorBench.ALLOWED_LATENESS))
                        .accumulatingFiredPanes())
                .apply(Sum.integersPerKey())
                .apply(ParDo.of(new Describe(seed)));
        pipeline.run().waitUntilFinish();
        return List.copyOf(Describe.PANES.remove(seed));
    }

    private static TestStream<KV<String, Integer>> stream(List<Step> steps) {
        TestStream.Builder<KV<String, Integer>> stream =
                TestStream.create(KvCoder.of(StringUtf8Coder.of(), VarIntCoder.of()));
        for (Step step : steps) {
            if (step.events().isEmpty()) {
                stream = stream.advanceWatermarkTo(at(step.watermark()));
            } else {
                List<TimestampedValue<KV<String, Integer>>> values = step.events().stream()
                        .map(event -> TimestampedValue.of(KV.of(event.group(), event.amount()), at(event.second())))
                        .toList();
                @SuppressWarnings("unchecked") // There is no way to make an array of a generic type.
                TimestampedValue<KV<String, Integer>>[] rest =
                        values.subList(1, values.size()).toArray(TimestampedValue[]::new);
                stream = stream.addElements(values.get(0), rest);
            }
        }
        return stream.advanceWatermarkToInfinity();
    }

    private static Instant at(int second) {
        return Instant.ofEpochMilli(NOON.plusSeconds(second).toEpochMilli());
    }

    private static org.joda.time.Duration seconds(Duration duration) {
        return org.joda.time.Duration.millis(duration.toMillis());
    }

    /** The kinds of windows that Beam has as well. */
    enum Kind {
        FIXED(
                new FixedWindows(OperatorBench.SIZE),
                org.apache.beam.sdk.transforms.windowing.FixedWindows.of(seconds(OperatorBench.SIZE))),
        SLIDING(
                new SlidingWindows(Duration.ofSeconds(12), Duration.ofSeconds(4)),
                org.apache.beam.sdk.transforms.windowing.SlidingWindows.of(seconds(Duration.ofSeconds(12)))
                        .every(seconds(Duration.ofSeconds(4)))),
        SESSION(new SessionWindows(GAP, Duration.ofDays(1)), Sessions.withGapDuration(seconds(GAP)));

        @SuppressWarnings("ImmutableEnumChecker") // What windows are does not change.
        private final Windowing ours;

        @SuppressWarnings("ImmutableEnumChecker")
        private final WindowFn<Object, IntervalWindow> beams;

        Kind(Windowing ours, WindowFn<Object, IntervalWindow> beams) {
            this.ours = ours;
            this.beams = beams;
        }
    }

    private record Step(int watermark, List<Event> events) {}

    private record Event(int second, String group, int amount) {}

    /**
     * What Beam knows of the sessions of one case. It forgets one at its end and the allowed lateness, although an event within
     * the gap of it may come, and be taken, for one gap more: of such an event Beam makes a session of its own, beside the
     * one that it belongs to. Ours adds it to that, as the order of arrival must not tell what a session is; so these events
     * are left out here. What comes of them is for {@link WindowKindsModelTest}.
     */
    private static final class BeamsSessions {
        private final TreeSet<Integer> taken = new TreeSet<>();

        /** Remembers an event, unless it belongs to a session that Beam has forgotten. */
        boolean isForgotten(int second, int watermark) {
            int gap = (int) GAP.toSeconds();
            int lateness = (int) OperatorBench.ALLOWED_LATENESS.toSeconds();
            if (watermark >= second + gap + lateness) {
                return false; // Both drop it.
            }
            boolean forgotten = watermark >= endOfSessionBefore(second, gap) + lateness
                    || watermark >= endOfSessionAfter(second, gap) + lateness;
            if (!forgotten) {
                taken.add(second);
            }
            return forgotten;
        }

        private int endOfSessionBefore(int second, int gap) {
            Integer before = taken.floor(second);
            return before == null || before + gap <= second ? Integer.MAX_VALUE / 2 : endOfSession(before, gap);
        }

        private int endOfSessionAfter(int second, int gap) {
            Integer after = taken.ceiling(second);
            return after == null || second + gap <= after ? Integer.MAX_VALUE / 2 : endOfSession(after, gap);
        }

        private int endOfSession(int second, int gap) {
            int last = second;
            for (Integer next = taken.higher(last); next != null && next < last + gap; next = taken.higher(last)) {
                last = next;
            }
            return last + gap;
        }
    }

    /** Writes down what comes out. Beam copies it, so what it has written is kept by seed. */
    private static final class Describe extends DoFn<KV<String, Integer>, Void> {
        static final Map<Long, Queue<String>> PANES = new ConcurrentHashMap<>();
        private static final long serialVersionUID = 1;

        private final long seed;

        Describe(long seed) {
            this.seed = seed;
        }

        @ProcessElement
        public void write(@Element KV<String, Integer> sum, BoundedWindow window, PaneInfo pane) {
            long start = ((IntervalWindow) window).start().getMillis() - NOON.toEpochMilli();
            long end = ((IntervalWindow) window).end().getMillis() - NOON.toEpochMilli();
            PANES.computeIfAbsent(seed, key -> new ConcurrentLinkedQueue<>())
                    .add("%s %s-%s %s %s"
                            .formatted(sum.getKey(), start / 1000, end / 1000, pane.getTiming(), sum.getValue()));
        }
    }
}
