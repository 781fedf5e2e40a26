package io.millrace.windowing.reprocess;

import io.millrace.event.windows.PartialBatch;
import io.millrace.event.windows.WindowState;
import io.millrace.streams.time.WatermarkStore;
import io.millrace.windowing.metric.AlignedWindows;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.pane.PaneStage;
import io.millrace.windowing.state.Keys;
import io.millrace.windowing.state.SortedState;
import io.millrace.windowing.state.StoredState;
import io.millrace.windowing.window.ReplacementSequence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Waits until its task has heard the end of every timeline, and sends its windows in the order of their keys, some at a time. */
final class KeptWindowsProcessor implements Processor<String, PartialBatch, String, WindowState> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int BATCH = 5_000;

    private final Metric metric;
    private final TimeSpan range;
    private final EndOfLog end;
    private final String to;
    private String from;
    private long sent;
    private ProcessorContext<String, WindowState> context;
    private SortedState<WindowState> windows;
    private Cancellable looks;

    KeptWindowsProcessor(Metric metric, TimeSpan range, EndOfLog end) {
        this.metric = metric;
        this.range = range;
        this.end = end;
        this.from = ReplacementSequence.first(metric.name(), range);
        this.to = ReplacementSequence.end(metric.name(), range);
    }

    @Override
    public void init(ProcessorContext<String, WindowState> processorContext) {
        context = processorContext;
        windows = new StoredState<>(processorContext.getStateStore(PaneStage.WINDOWS));
        looks = processorContext.schedule(BETWEEN_LOOKS, PunctuationType.WALL_CLOCK_TIME, now -> look());
    }

    @Override
    public void process(Record<String, PartialBatch> record) {
        // The second stage has taken it.
    }

    private void look() {
        if (!end.isHeardBy(new WatermarkStore(context.getStateStore(PaneStage.WATERMARKS)))) {
            return;
        }
        List<String> keys = metric.windowing() instanceof AlignedWindows ? windows.keys(from, to, BATCH) : List.of();
        keys.forEach(this::send);
        if (keys.size() < BATCH) {
            end.written(context.taskId().partition(), sent);
            looks.cancel();
            return;
        }
        from = Keys.after(keys.get(keys.size() - 1));
    }

    private void send(String key) {
        String group = Keys.part(key, 2, 3);
        Optional.ofNullable(windows.get(key))
                .flatMap(window -> ReplacementSequence.known(window, range))
                .ifPresent(window -> {
                    long time = Math.max(0, context.currentStreamTimeMs());
                    context.forward(new Record<>(metric.name() + "?" + group, window, time));
                    sent++;
                });
    }
}
