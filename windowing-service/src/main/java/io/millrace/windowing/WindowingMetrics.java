package io.millrace.windowing;

import static org.apache.kafka.streams.state.QueryableStoreTypes.keyValueStore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.event.Timelines;
import io.millrace.event.time.Watermark;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.boot.StoreUnavailableException;
import io.millrace.windowing.event.EventStage;
import io.millrace.windowing.ledger.LedgerView;
import io.millrace.windowing.ledger.LedgerWatch;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Metrics;
import io.millrace.windowing.pane.PaneStage;
import io.millrace.windowing.query.PaneStreams;
import io.millrace.windowing.query.StoreOfEachTask;
import io.millrace.windowing.session.SessionRule;
import io.millrace.windowing.timeline.SilenceAlarm;
import io.millrace.windowing.timeline.TaskLags;
import io.millrace.windowing.timeline.Watermarks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Every meter that the windowing service owns. Names and tags are a contract: see docs/reference/metrics.md. */
final class WindowingMetrics {
    static final String LEDGER = "millrace.windowing.ledger";
    static final String UNBALANCED = "millrace.windowing.ledger.unbalanced";
    static final String FOLLOWERS = "millrace.windowing.followers";
    static final String WATERMARK_LAG = "millrace.windowing.watermark.lag";
    static final String TASK_LAG = "millrace.windowing.task.lag";
    static final String SILENT_SOURCES = "millrace.windowing.silent.sources";
    static final String OPEN_IMPORTS = "millrace.windowing.open.imports";

    private final LocalStores stores;
    private final Clock clock;
    private final MeterRegistry registry;

    WindowingMetrics(Metrics metrics, Watched watched, LocalStores stores, Clock clock, MeterRegistry registry) {
        this.stores = stores;
        this.clock = clock;
        this.registry = registry;
        metrics.all().stream().map(Metric::name).forEach(this::ledgerOf);
        ledgerOf(SessionRule.NAME);
        Gauge.builder(
                        UNBALANCED,
                        watched.ledger(),
                        ledger -> ledger.unbalanced().size())
                .description("Metrics that did not account for every event when the ledger was looked at last")
                .baseUnit("metrics")
                .strongReference(true)
                .register(registry);
        Gauge.builder(FOLLOWERS, watched.streams(), PaneStreams::size)
                .description("Those who follow a metric at this instance")
                .baseUnit("streams")
                .strongReference(true)
                .register(registry);
        Gauge.builder(WATERMARK_LAG, this, WindowingMetrics::lag)
                .description("How far the live watermark is behind the clock where panes are made")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(
                        SILENT_SOURCES,
                        watched.alarm(),
                        silence -> silence.silent().size())
                .description("Sources of watermarks that hold final panes back by saying nothing")
                .baseUnit("sources")
                .register(registry);
        watched.lags().bindTo(registry);
        Gauge.builder(OPEN_IMPORTS, this, WindowingMetrics::openImports)
                .description("Imports that have not ended")
                .baseUnit("imports")
                .register(registry);
    }

    /** What is counted elsewhere. */
    record Watched(LedgerWatch ledger, PaneStreams streams, SilenceAlarm alarm, TaskLags lags) {}

    private void ledgerOf(String metric) {
        entry(metric, "read", LedgerView.Entry::read);
        entry(metric, "filtered-out", LedgerView.Entry::filteredOut);
        entry(metric, "assigned", LedgerView.Entry::assigned);
        entry(metric, "dead-letters", LedgerView.Entry::deadLetters);
        entry(metric, "assignments", LedgerView.Entry::assignments);
        entry(metric, "on-time", LedgerView.Entry::onTime);
        entry(metric, "late-accepted", LedgerView.Entry::lateAccepted);
        entry(metric, "late-dropped", LedgerView.Entry::lateDropped);
    }

    private void entry(String metric, String entry, ToDoubleFunction<LedgerView.Entry> count) {
        Gauge.builder(LEDGER, this, metrics -> metrics.ofLedger(metric, count))
                .description("Events read by this instance's tasks, by what became of them")
                .baseUnit("events")
                .tag("metric", metric)
                .tag("entry", entry)
                .register(registry);
    }

    private double ofLedger(String metric, ToDoubleFunction<LedgerView.Entry> count) {
        try {
            return LedgerView.of(stores.get(EventStage.LEDGER, keyValueStore())).metrics().stream()
                    .filter(entry -> entry.metric().equals(metric))
                    .mapToDouble(count)
                    .sum();
        } catch (StoreUnavailableException e) {
            return Double.NaN;
        }
    }

    private double lag() {
        return watermarks().stream()
                .filter(watermark -> Timelines.isLive(watermark.getTimeline()))
                .mapToDouble(watermark ->
                        Duration.between(watermark.getTime(), clock.instant()).toMillis() / 1000.0)
                .findFirst()
                .orElse(Double.NaN);
    }

    private double openImports() {
        return watermarks().stream()
                .filter(watermark -> !Timelines.isLive(watermark.getTimeline()) && !watermark.getClosing())
                .count();
    }

    private List<Watermark> watermarks() {
        try {
            return Watermarks.reached(stores.get(PaneStage.WATERMARKS, new StoreOfEachTask<>()));
        } catch (StoreUnavailableException e) {
            return List.of();
        }
    }
}
