package io.millrace.windowing.pane;

import io.millrace.event.time.Watermark;
import io.millrace.event.windows.PartialBatch;
import io.millrace.event.windows.WindowPane;
import io.millrace.event.windows.WindowState;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.state.WriteBackStoreBuilder;
import io.millrace.streams.time.WatermarkStore;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.TimeSpan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Puts the second stage into a topology and brings the stores that it remembers in. */
public final class PaneStage implements ProcessorSupplier<String, PartialBatch, String, WindowPane> {
    /** Windows with their latest panes, by {@link io.millrace.windowing.window.PaneOperator#key}. */
    public static final String WINDOWS = "windows";

    /** The repartition that it reads, as Kafka Streams is told its name. */
    public static final String PARTIALS = "by-group";

    public static final String WATERMARKS = "partial-watermarks";
    static final String CHANGED_WINDOWS = "changed-windows";
    static final String TIMERS = "window-timers";
    static final String AGES = "window-ages";
    static final String SESSIONS = "window-sessions";

    /** Per task: slices are wanted again when the windows that begin and end with them are sent, sliding ones minutes later. */
    private static final int WINDOWS_IN_MEMORY = 10_000;

    private final List<Metric> metrics;
    private final AvroSerdes serdes;
    private final TimeSpan wanted;

    public PaneStage(List<Metric> metrics, AvroSerdes serdes) {
        this(metrics, serdes, TimeSpan.ALWAYS);
    }

    /**
     * @param wanted time whose windows are sent, for a bounded run: of others it may not know the whole
     */
    public PaneStage(List<Metric> metrics, AvroSerdes serdes, TimeSpan wanted) {
        this.metrics = metrics;
        this.serdes = serdes;
        this.wanted = wanted;
    }

    @Override
    public Processor<String, PartialBatch, String, WindowPane> get() {
        return new PaneProcessor(metrics, wanted, serdes.of(WindowState.class).deserializer());
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        // In an order of ours, as a description of the topology shows it.
        return new LinkedHashSet<>(List.of(
                new WriteBackStoreBuilder<>(
                        Stores.persistentKeyValueStore(WINDOWS), serdes.of(WindowState.class), WINDOWS_IN_MEMORY),
                new WriteBackStoreBuilder<>(Stores.inMemoryKeyValueStore(CHANGED_WINDOWS), Serdes.String()),
                keys(TIMERS),
                keys(AGES),
                keys(SESSIONS),
                WatermarkStore.builder(WATERMARKS, serdes.of(Watermark.class))));
    }

    private static StoreBuilder<KeyValueStore<String, String>> keys(String name) {
        return new WriteBackStoreBuilder<>(Stores.persistentKeyValueStore(name), Serdes.String());
    }
}
