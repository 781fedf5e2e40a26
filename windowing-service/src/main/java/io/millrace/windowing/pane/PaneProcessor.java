package io.millrace.windowing.pane;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.millrace.event.time.Watermark;
import io.millrace.event.windows.PartialBatch;
import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import io.millrace.streams.time.HeardTimelines;
import io.millrace.streams.time.WatermarkHeader;
import io.millrace.streams.time.WatermarkStore;
import io.millrace.windowing.metric.Group;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.state.StoredState;
import io.millrace.windowing.window.PaneOperator;
import io.millrace.windowing.window.Reached;
import io.millrace.windowing.window.Replacement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Merges partials and sends panes: on time and late ones as records come, early ones by the wall clock. */
final class PaneProcessor implements Processor<String, PartialBatch, String, WindowPane> {
    private final Map<String, Metric> metrics;
    private final TimeSpan wanted;
    private final Deserializer<WindowState> windows;
    /** Asked for with every window, and the same until a marker comes. */
    private final Map<String, Reached> reached = new HashMap<>();
    /** Of the pane that was sent last, and as a text: most panes in a row begin together. */
    private Instant start = Instant.MIN;

    private String startText = "";

    private ProcessorContext<String, WindowPane> context;
    private HeardTimelines timelines;
    private PaneOperator panes;

    PaneProcessor(List<Metric> metrics, TimeSpan wanted, Deserializer<WindowState> windows) {
        this.wanted = wanted;
        this.windows = windows;
        this.metrics = metrics.stream().collect(toUnmodifiableMap(Metric::name, Function.identity()));
    }

    @Override
    public void init(ProcessorContext<String, WindowPane> processorContext) {
        context = processorContext;
        reached.clear();
        timelines = new HeardTimelines(new WatermarkStore(processorContext.getStateStore(PaneStage.WATERMARKS)));
        PaneOperator.State state = new PaneOperator.State(
                new StoredState<>(processorContext.getStateStore(PaneStage.WINDOWS)),
                new StoredState<>(processorContext.getStateStore(PaneStage.CHANGED_WINDOWS)),
                new StoredState<>(processorContext.getStateStore(PaneStage.TIMERS)),
                new StoredState<>(processorContext.getStateStore(PaneStage.AGES)),
                new StoredState<>(processorContext.getStateStore(PaneStage.SESSIONS)));
        panes = new PaneOperator(metrics, this::progress, state, this::send);
        metrics.values().stream()
                .flatMap(metric -> metric.early().every().stream())
                .distinct()
                .forEach(this::sendEarlyEach);
    }

    private void sendEarlyEach(Duration time) {
        context.schedule(
                time, PunctuationType.WALL_CLOCK_TIME, now -> panes.sendEarly(time, Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<String, PartialBatch> record) {
        Instant now = Instant.ofEpochMilli(record.timestamp());
        if (record.value() != null) {
            record.value().getPartials().forEach(partial -> panes.take(partial, now));
            return;
        }
        Optional<Replacement> replacement = ReplacementHeaders.read(record.headers(), PaneStage.WINDOWS, windows);
        if (replacement.isPresent()) {
            panes.replace(replacement.get());
        } else {
            hear(record, now);
        }
    }

    private void hear(Record<String, PartialBatch> record, Instant now) {
        Watermark marker = WatermarkHeader.read(record.headers())
                .orElseThrow(() -> new IllegalStateException("The first stage sent neither partials nor a marker"));
        Reached before = progress(marker.getTimeline());
        timelines.hear(marker, now);
        reached.clear();
        panes.advance(marker.getTimeline(), before, now);
        panes.forget(now);
    }

    private void send(WindowPane pane) {
        if (!wanted.contains(new TimeSpan(pane.getStart(), pane.getEnd()))) {
            return;
        }
        String group = new Group(pane.getGroup(), pane.getCurrency()).key();
        String key = pane.getMetric() + "?" + group + "@" + textOf(pane.getStart());
        context.forward(new Record<>(key, pane, Math.max(0, context.currentStreamTimeMs())));
    }

    private String textOf(Instant paneStart) {
        if (!paneStart.equals(start)) {
            start = paneStart;
            startText = paneStart.toString();
        }
        return startText;
    }

    private Reached progress(String timeline) {
        return reached.computeIfAbsent(timeline, name -> Reached.of(timelines.reached(name)));
    }
}
