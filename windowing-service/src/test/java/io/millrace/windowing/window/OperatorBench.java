package io.millrace.windowing.window;

import static java.util.Objects.requireNonNull;

import io.millrace.event.TrustedEvents;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.event.windows.GroupValue;
import io.millrace.event.windows.Measurement;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import io.millrace.streams.time.MarkerPace;
import io.millrace.streams.time.SourceWatermarks;
import io.millrace.windowing.Events;
import io.millrace.windowing.metric.Amount;
import io.millrace.windowing.metric.Count;
import io.millrace.windowing.metric.Each;
import io.millrace.windowing.metric.EarlyPanes;
import io.millrace.windowing.metric.EventFilter;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.FixedWindows;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Observation;
import io.millrace.windowing.metric.Subject;
import io.millrace.windowing.metric.Sum;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.metric.Windowing;
import io.millrace.windowing.state.MemoryState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Both stages of the window operator with what lies between them in production: several sources, each with its own
 * watermark and its own order of arrival, before one merging task.
 */
final class OperatorBench {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final EnrichedEvent EVENT = Events.event("m", NOON).build();
    static final Duration SIZE = Duration.ofSeconds(10);
    static final Duration ALLOWED_LATENESS = Duration.ofSeconds(15);
    static final Duration TICK = Duration.ofMillis(500);
    static final Duration KEEP = Duration.ofDays(3);

    static final Metric METRIC = metric(new FixedWindows(SIZE), EarlyPanes.every(TICK));

    static {
        TrustedEvents.trust();
    }

    final List<WindowPane> panes = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final PaneOperator.State state = new PaneOperator.State(
            new MemoryState<>(WindowState::toByteBuffer, WindowState::fromByteBuffer),
            MemoryState.ofTexts(),
            MemoryState.ofTexts(),
            MemoryState.ofTexts(),
            MemoryState.ofTexts());
    private final Metric metric;
    private final Map<String, SourceWatermarks> heard = new HashMap<>();
    private PaneOperator merging;
    Instant now = NOON;

    OperatorBench(int sources) {
        this(sources, METRIC, Duration.ZERO);
    }

    /**
     * @param step how far a timeline advances between two markers
     */
    OperatorBench(int sources, Metric metric, Duration step) {
        this.metric = metric;
        for (int source = 0; source < sources; source++) {
            this.sources.add(new Source(source, sources, step));
        }
        merging = begin();
    }

    static Metric metric(Windowing windowing, EarlyPanes early) {
        return new Metric(
                "m",
                "",
                EventFilter.ALL,
                Each.EVENT,
                List.of(Field.COUNTRY),
                windowing,
                List.of(new Sum("sum", Amount.QUANTITY), new Count("count")),
                Duration.ZERO,
                ALLOWED_LATENESS,
                KEEP,
                early);
    }

    Placement event(int source, String timeline, int second, String group, int amount) {
        return sources.get(source).operator.take(metric, observation(timeline, second, group, amount));
    }

    /** The watermark of one source comes forward, and with it what it has to send before. */
    void marker(int source, String timeline, int second, boolean closing) {
        sources.get(source)
                .advance(new Watermark(
                        timeline,
                        Integer.toString(source),
                        sources.size(),
                        NOON.plusSeconds(second),
                        closing,
                        Confidence.COMPLETE));
    }

    /** All panes as texts, as Avro's own comparison of records knows no decimals. */
    List<String> told() {
        return panes.stream().map(WindowPane::toString).toList();
    }

    void sendEarlyPartials(int source) {
        sources.get(source).operator.sendEarly();
    }

    void sendLatePartials(int source, String timeline) {
        Source at = sources.get(source);
        at.operator.sendBefore(at.reached(timeline));
    }

    void sendEarlyPanes() {
        merging.sendEarly(TICK, now);
    }

    /** Takes at most so many of what a source has sent to the merging task, in the order in which it was sent. */
    void deliver(int source, int atMost) {
        Deque<Object> sent = sources.get(source).sent;
        for (int taken = 0; taken < atMost && !sent.isEmpty(); taken++) {
            receive(sent.removeFirst());
        }
    }

    void deliverAll() {
        for (int source = 0; source < sources.size(); source++) {
            deliver(source, Integer.MAX_VALUE);
        }
    }

    /** All that the first stage has gathered is sent, as it is within each commit. */
    void commit() {
        sources.forEach(source -> source.operator.sendAll());
    }

    void forget() {
        merging.forget(now);
    }

    /** Everything begins anew, with nothing but the stores; what is on the heap is lost. */
    void restart() {
        sources.forEach(Source::begin);
        merging = begin();
    }

    void replace(Replacement replacement) {
        merging.replace(replacement);
    }

    /** What a run like this one tells another of its windows in a range. */
    List<Replacement> replacements(TimeSpan range, Instant asOf) {
        ReplacementSequence sequence = new ReplacementSequence(metric, range, asOf);
        List<Replacement> replacements = new ArrayList<>();
        String from = ReplacementSequence.first(metric.name(), range);
        String to = ReplacementSequence.end(metric.name(), range);
        for (String key : state.windows().keys(from, to, Integer.MAX_VALUE)) {
            ReplacementSequence.known(requireNonNull(state.windows().get(key)), range)
                    .map(sequence::next)
                    .ifPresent(replacements::add);
        }
        replacements.add(sequence.end());
        return replacements;
    }

    Reached reached(int source, String timeline) {
        return sources.get(source).reached(timeline);
    }

    int unsent() {
        return sources.stream().mapToInt(source -> source.operator.unsent()).sum();
    }

    int windows() {
        return ((MemoryState<WindowState>) state.windows()).size();
    }

    static BigDecimal value(List<Measurement> values, String name) {
        return values.stream()
                .filter(value -> value.getName().equals(name))
                .map(Measurement::getValue)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    static Observation observation(String timeline, int second, String group, int amount) {
        ProductLine units = ProductLine.newBuilder()
                .setProductId("p")
                .setQuantity(new BigDecimal(amount))
                .build();
        return new Observation(
                timeline,
                NOON.plusSeconds(second),
                new Group(List.of(new GroupValue("country", group)), null),
                List.of(new Subject(EVENT, units, List.of(units))));
    }

    private PaneOperator begin() {
        return new PaneOperator(Map.of(metric.name(), metric), this::merged, state, panes::add);
    }

    Reached merged(String timeline) {
        SourceWatermarks watermarks = heard.get(timeline);
        return watermarks == null ? Reached.NOTHING : Reached.of(watermarks.combined("", 0));
    }

    private void receive(Object sent) {
        if (sent instanceof Partial partial) {
            merging.take(partial, now);
            return;
        }
        Watermark marker = (Watermark) sent;
        Reached before = merged(marker.getTimeline());
        heard.computeIfAbsent(marker.getTimeline(), timeline -> new SourceWatermarks())
                .hear(marker);
        merging.advance(marker.getTimeline(), before, now);
    }

    /** One task of the first stage. */
    private static final class Source {
        final Deque<Object> sent = new ArrayDeque<>();
        private final Map<String, SourceWatermarks> heard = new HashMap<>();
        private final int number;
        private final int sources;
        private final MarkerPace pace;
        PartialOperator operator;

        Source(int number, int sources, Duration step) {
            this.number = number;
            this.sources = sources;
            this.pace = new MarkerPace(step);
            begin();
        }

        void begin() {
            operator = new PartialOperator(sources, this::reached, sent::add);
        }

        void advance(Watermark marker) {
            SourceWatermarks watermarks =
                    heard.computeIfAbsent(marker.getTimeline(), timeline -> new SourceWatermarks());
            watermarks.hear(new Watermark(
                    marker.getTimeline(),
                    "upstream",
                    1,
                    marker.getTime(),
                    marker.getClosing(),
                    marker.getConfidence()));
            Watermark due =
                    watermarks.combined(Integer.toString(number), sources).orElseThrow();
            if (pace.isDue(due)) {
                operator.sendBefore(Reached.of(due));
                sent.add(due);
            }
        }

        Reached reached(String timeline) {
            SourceWatermarks watermarks = heard.get(timeline);
            return watermarks == null ? Reached.NOTHING : Reached.of(watermarks.combined("", 0));
        }
    }
}
