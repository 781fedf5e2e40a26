package io.millrace.fraud.judgement;

import io.millrace.event.fraud.EntityCounters;
import io.millrace.event.fraud.FraudAlert;
import io.millrace.event.fraud.JudgementTally;
import io.millrace.event.fraud.RiskSignal;
import io.millrace.event.time.Watermark;
import io.millrace.fraud.ledger.JudgementLedger;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.time.WatermarkStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Puts the second stage into a topology that has the rule book, and brings the stores that it remembers in. */
public final class JudgementStage implements ProcessorSupplier<String, RiskSignal, String, Judgement> {
    /** The counters of all entities, by {@link CounterKey}. */
    public static final String COUNTERS = "counters";

    public static final String RECENT_ALERTS = "recent-alerts";
    public static final String LEDGER = "judgement-ledger";
    static final String WATERMARKS = "signal-watermarks";

    private final Settings settings;
    private final AvroSerdes serdes;
    private final Clock clock;

    public JudgementStage(Settings settings, AvroSerdes serdes, Clock clock) {
        this.settings = settings;
        this.serdes = serdes;
        this.clock = clock;
    }

    @Override
    public Processor<String, RiskSignal, String, Judgement> get() {
        return new JudgementProcessor(settings, clock);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(COUNTERS),
                                Serdes.String(),
                                serdes.of(EntityCounters.class))
                        .withCachingEnabled(),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(RECENT_ALERTS), Serdes.String(), serdes.of(FraudAlert.class)),
                WatermarkStore.builder(WATERMARKS, serdes.of(Watermark.class)),
                JudgementLedger.builder(LEDGER, serdes.of(JudgementTally.class)));
    }

    /**
     * What the stage goes by.
     *
     * @param tasks how many tasks the stage has, one for each partition between the stages
     * @param step how far a timeline advances between two looks at what may be forgotten
     * @param keep how long an entity's counts are kept, in event time
     * @param mostSeconds in which an entity did something that are kept, the newest
     * @param mostAlerts that each task keeps for those who ask
     */
    public record Settings(int tasks, Duration step, Duration keep, int mostSeconds, int mostAlerts) {}
}
