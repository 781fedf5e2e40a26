package io.millrace.windowing.timeline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.event.Timelines;
import io.millrace.event.time.Watermark;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.boot.StoreUnavailableException;
import io.millrace.windowing.event.EventStage;
import io.millrace.windowing.pane.PaneStage;
import io.millrace.windowing.query.StoreOfEachTask;
import io.millrace.windowing.session.SessionStage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/**
 * How far behind the timelines are, task by task. The live one is behind by as much as its watermark is behind the clock;
 * an import, whose times are its own, by the time since any of its sources that has not ended was heard.
 */
public final class TaskLags {
    private static final String NAME = "millrace.windowing.task.lag";

    private final LocalStores stores;
    private final Clock clock;
    private final int tasks;

    public TaskLags(LocalStores stores, Clock clock, int tasks) {
        this.stores = stores;
        this.clock = clock;
        this.tasks = tasks;
    }

    public void bindTo(MeterRegistry registry) {
        for (int task = 0; task < tasks; task++) {
            bind(registry, "events", EventStage.WATERMARKS, task);
            bind(registry, "windows", PaneStage.WATERMARKS, task);
            bind(registry, "sessions", SessionStage.WATERMARKS, task);
        }
    }

    private void bind(MeterRegistry registry, String stage, String store, int task) {
        gauge(registry, stage, task, "live", () -> live(store, task));
        gauge(registry, stage, task, "imports", () -> imports(store, task));
    }

    private static void gauge(MeterRegistry registry, String stage, int task, String timeline, Supplier<Number> lag) {
        Gauge.builder(NAME, lag)
                .description("How far a task's timelines are behind")
                .baseUnit("seconds")
                .tag("stage", stage)
                .tag("task", Integer.toString(task))
                .tag("timeline", timeline)
                .register(registry);
    }

    private double live(String store, int task) {
        return words(store, task)
                .map(words -> Watermarks.reached(words).stream()
                        .filter(reached -> Timelines.isLive(reached.getTimeline()))
                        .mapToDouble(reached -> since(reached.getTime()))
                        .findFirst()
                        .orElse(Double.NaN))
                .orElse(Double.NaN);
    }

    private double imports(String store, int task) {
        return words(store, task)
                .map(words -> {
                    List<SourceWord> open = SourceWord.in(words).stream()
                            .filter(source -> !Timelines.isLive(source.word().getTimeline()))
                            .filter(source -> !source.word().getClosing())
                            .toList();
                    DoubleStream lags = open.stream().mapToDouble(source -> since(source.heardAt()));
                    return lags.max().orElse(0);
                })
                .orElse(Double.NaN);
    }

    private Optional<ReadOnlyKeyValueStore<String, ValueAndTimestamp<Watermark>>> words(String store, int task) {
        try {
            // One task's alone, so there is one.
            return stores.get(store, new StoreOfEachTask<String, ValueAndTimestamp<Watermark>>(), task).stream()
                    .findFirst();
        } catch (StoreUnavailableException e) {
            return Optional.empty();
        }
    }

    private double since(Instant time) {
        return Duration.between(time, clock.instant()).toMillis() / 1000.0;
    }
}
