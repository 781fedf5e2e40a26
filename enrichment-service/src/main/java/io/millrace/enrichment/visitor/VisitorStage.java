package io.millrace.enrichment.visitor;

import io.millrace.enrichment.ledger.StageLedger;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.enrichment.StageTally;
import io.millrace.event.enrichment.VisitorState;
import io.millrace.event.time.Watermark;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.time.ArrivalTimelines;
import io.millrace.streams.time.WatermarkStore;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Puts the first stage into a topology and brings the stores that it remembers in. */
public final class VisitorStage implements ProcessorSupplier<byte[], byte[], String, Followed> {
    public static final String LEDGER = "visitor-ledger";
    static final String VISITORS = "visitors";
    static final String SEEN_EVENTS = "seen-events";
    static final String WATERMARKS = "arrival-watermarks";

    private final Settings settings;
    private final AvroSerdes serdes;
    private final Deserializer<CollectedEvent> events;

    public VisitorStage(Settings settings, AvroSerdes serdes) {
        this.settings = settings;
        this.serdes = serdes;
        this.events = serdes.of(CollectedEvent.class).deserializer();
    }

    @Override
    public Processor<byte[], byte[], String, Followed> get() {
        return new VisitorProcessor(settings, events);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(VISITORS),
                                Serdes.String(),
                                serdes.of(VisitorState.class))
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(SEEN_EVENTS), Serdes.Bytes(), Serdes.ByteArray()),
                WatermarkStore.builder(WATERMARKS, serdes.of(Watermark.class)),
                StageLedger.builder(LEDGER, serdes.of(StageTally.class)));
    }

    /**
     * What the stage goes by.
     *
     * @param tasks how many tasks the stage has, one for each partition of the collected events
     * @param keepLive how long after its receipt a live event is known again
     * @param keepImports how long after its import's end an imported event is known again
     */
    public record Settings(
            int tasks,
            SessionRule sessions,
            IdentityRule identities,
            ArrivalTimelines.Pace pace,
            Duration keepLive,
            Duration keepImports) {}
}
