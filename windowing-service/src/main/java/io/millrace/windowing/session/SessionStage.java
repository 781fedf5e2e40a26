package io.millrace.windowing.session;

import io.millrace.event.time.Watermark;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.SessionState;
import io.millrace.event.windows.SessionStepBatch;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.state.WriteBackStoreBuilder;
import io.millrace.streams.time.WatermarkStore;
import io.millrace.windowing.metric.TimeSpan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Puts the closing of sessions into a topology and brings the stores that it remembers in. */
public final class SessionStage implements ProcessorSupplier<String, SessionStepBatch, String, Session> {
    public static final String WATERMARKS = "session-watermarks";
    static final String SESSIONS = "sessions";
    static final String TIMERS = "session-timers";

    /** Per task: visits that go on. Each has an event every half a minute or so, and is wanted again with the next commits. */
    private static final int VISITS_IN_MEMORY = 10_000;

    private final SessionRule rule;
    private final AvroSerdes serdes;
    private final TimeSpan wanted;

    public SessionStage(SessionRule rule, AvroSerdes serdes) {
        this(rule, serdes, TimeSpan.ALWAYS);
    }

    /**
     * @param wanted time whose sessions are sent, for a bounded run: of others it may not know the whole
     */
    public SessionStage(SessionRule rule, AvroSerdes serdes, TimeSpan wanted) {
        this.rule = rule;
        this.serdes = serdes;
        this.wanted = wanted;
    }

    @Override
    public Processor<String, SessionStepBatch, String, Session> get() {
        return new SessionProcessor(rule, wanted);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        // In an order of ours, as a description of the topology shows it.
        return new LinkedHashSet<>(List.of(
                new WriteBackStoreBuilder<>(
                        Stores.persistentKeyValueStore(SESSIONS), serdes.of(SessionState.class), VISITS_IN_MEMORY),
                new WriteBackStoreBuilder<>(Stores.persistentKeyValueStore(TIMERS), Serdes.String()),
                WatermarkStore.builder(WATERMARKS, serdes.of(Watermark.class))));
    }
}
