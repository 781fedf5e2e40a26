package io.millrace.windowing.event;

import io.millrace.event.time.Watermark;
import io.millrace.event.windows.TaskTally;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.state.BundleStoreBuilder;
import io.millrace.streams.time.WatermarkStore;
import io.millrace.windowing.ledger.MetricLedger;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Reads;
import io.millrace.windowing.session.SessionRule;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Puts the first stage into a topology and brings the stores that it remembers in. */
public final class EventStage implements ProcessorSupplier<byte[], byte[], String, Gathered> {
    /** The nodes behind it, each of which is sent what it is for. */
    public static final String TOO_LATE = "too-late";

    public static final String OF_WINDOWS = "of-windows";
    public static final String OF_SESSIONS = "of-sessions";

    public static final String LEDGER = "windows-ledger";
    public static final String WATERMARKS = "event-watermarks";
    static final String UNSENT = "unsent-partials";

    private final Settings settings;
    private final AvroSerdes serdes;
    private final EventReader events;

    public EventStage(Settings settings, AvroSerdes serdes) {
        this(settings, serdes, EventReader.of(settings, serdes));
    }

    /**
     * @param events how events are read
     */
    public EventStage(Settings settings, AvroSerdes serdes, EventReader events) {
        this.settings = settings;
        this.serdes = serdes;
        this.events = events;
    }

    @Override
    public Processor<byte[], byte[], String, Gathered> get() {
        return new EventProcessor(settings, events);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        // In an order of ours, as a description of the topology shows it.
        return new LinkedHashSet<>(List.of(
                new BundleStoreBuilder(UNSENT),
                WatermarkStore.builder(WATERMARKS, serdes.of(Watermark.class)),
                MetricLedger.builder(LEDGER, serdes.of(TaskTally.class))));
    }

    /**
     * What the stage goes by.
     *
     * @param tasks how many tasks the stage has, one for each partition of the enriched events
     * @param sessions when visits have ended; null when they are not followed
     * @param step how far a timeline advances between two markers
     */
    public record Settings(
            int tasks, List<Metric> metrics, @Nullable SessionRule sessions, Duration step) {

        /** What of events is read, as metrics say it. */
        Set<String> reads() {
            Set<String> reads = new HashSet<>(sessions == null ? Set.of() : SessionRule.READS);
            metrics.forEach(metric -> reads.addAll(Reads.of(metric)));
            return reads;
        }

        /** All that the ledger counts for. */
        Set<String> ledgerNames() {
            Set<String> names = new HashSet<>(sessions == null ? Set.of() : Set.of(SessionRule.NAME));
            metrics.forEach(metric -> names.add(metric.name()));
            return names;
        }

        /** How often changes of open windows are sent on: as often as any metric wants to show them. */
        Optional<Duration> sendEvery() {
            return metrics.stream()
                    .flatMap(metric -> metric.early().every().stream())
                    .min(Comparator.naturalOrder());
        }
    }
}
