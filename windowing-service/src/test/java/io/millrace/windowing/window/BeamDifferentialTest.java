package io.millrace.windowing.window;

import static io.millrace.windowing.window.OperatorBench.NOON;
import static io.millrace.windowing.window.OperatorBench.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The window operator against Apache Beam's: the same events, in the same disorder and with the same watermarks, must come
 * out in the same panes on time, the same late panes, and with the same events dropped.
 *
 * <p>Each round has a seed, which is the test's name. Early panes are left out: when they come is up to a wall clock.
 */
class BeamDifferentialTest {
    private static final int ROUNDS = 6;
    private static final int STEPS = 150;
    private static final List<String> GROUPS = List.of("France", "Spain", "Italy");

    static Stream<Long> seeds() {
        return new Random().longs(ROUNDS).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sendsThePanesThatBeamSends(long seed) {
        List<Step> steps = steps(new Random(seed));

        List<String> ours = ours(steps);
        List<String> beams = beams(steps, seed);

        assertThat(ours).containsExactlyInAnyOrderElementsOf(beams);
        assertThat(ours).as("a round that says something").anyMatch(pane -> pane.contains("LATE"));
    }

    /** Watermarks that go forward, and between them handfuls of events before and behind them, some of them twice. */
    private static List<Step> steps(Random random) {
        List<Step> steps = new ArrayList<>();
        int watermark = 0;
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(3) == 0) {
                watermark += random.nextInt(8);
                steps.add(new Step(watermark, List.of()));
            } else {
                steps.add(new Step(watermark, events(random, watermark)));
            }
        }
        steps.add(new Step(watermark + 100, List.of()));
        return steps;
    }

    private static List<Event> events(Random random, int watermark) {
        List<Event> events = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int number = 0; number < count; number++) {
            int second = Math.max(0, watermark + random.nextInt(50) - 35);
            Event event = new Event(second, GROUPS.get(random.nextInt(GROUPS.size())), random.nextInt(100) - 20);
            events.add(event);
            if (random.nextInt(5) == 0) {
                events.add(event);
            }
        }
        return events;
    }

    private static List<String> ours(List<Step> steps) {
        OperatorBench bench = new OperatorBench(1);
        for (Step step : steps) {
            if (step.events().isEmpty()) {
                bench.marker(0, "live", step.watermark(), false);
            } else {
                step.events().forEach(event -> bench.event(0, "live", event.second(), event.group(), event.amount()));
                bench.sendLatePartials(0, "live");
            }
            bench.deliverAll();
        }
        return bench.panes.stream()
                .filter(pane -> pane.getTiming() != Timing.EARLY)
                .map(BeamDifferentialTest::describe)
                .toList();
    }

    private static String describe(WindowPane pane) {
        return "%s %s %s %s"
                .formatted(
                        pane.getGroup().get(0).getValue(),
                        pane.getStart().getEpochSecond() - NOON.getEpochSecond(),
                        pane.getTiming(),
                        value(pane.getValues(), "sum").intValueExact());
    }

    private static List<String> beams(List<Step> steps, long seed) {
        DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
        options.setRunner(DirectRunner.class);
        options.setTargetParallelism(1);
        Pipeline pipeline = Pipeline.create(options);
        pipeline.apply(stream(steps))
                .apply(Window.<KV<String, Integer>>into(FixedWindows.of(seconds(OperatorBench.SIZE)))
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

    private static Duration seconds(java.time.Duration duration) {
        return Duration.millis(duration.toMillis());
    }

    private record Step(int watermark, List<Event> events) {}

    private record Event(int second, String group, int amount) {}

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
            PANES.computeIfAbsent(seed, key -> new ConcurrentLinkedQueue<>())
                    .add("%s %s %s %s".formatted(sum.getKey(), start / 1000, pane.getTiming(), sum.getValue()));
        }
    }
}
