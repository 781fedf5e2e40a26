package io.millrace.fraud.signal;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.fraud.RiskSignal;
import io.millrace.event.fraud.SignalTally;
import io.millrace.event.time.Watermark;
import io.millrace.fraud.ledger.SignalLedger;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.time.WatermarkStore;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Puts the first stage into a topology and brings the stores that it remembers in. */
public final class SignalStage implements ProcessorSupplier<byte[], byte[], String, RiskSignal> {
    public static final String LEDGER = "signal-ledger";
    static final String WATERMARKS = "event-watermarks";

    private final Settings settings;
    private final AvroSerdes serdes;
    private final Deserializer<EnrichedEvent> events;

    public SignalStage(Settings settings, AvroSerdes serdes) {
        this.settings = settings;
        this.serdes = serdes;
        this.events = serdes.of(EnrichedEvent.class).deserializer();
    }

    @Override
    public Processor<byte[], byte[], String, RiskSignal> get() {
        return new SignalProcessor(settings, events);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                WatermarkStore.builder(WATERMARKS, serdes.of(Watermark.class)),
                SignalLedger.builder(LEDGER, serdes.of(SignalTally.class)));
    }

    /**
     * What the stage goes by.
     *
     * @param tasks how many tasks the stage has, one for each partition of the enriched events
     * @param step how far a timeline advances between two markers
     */
    public record Settings(int tasks, Duration step) {}
}
