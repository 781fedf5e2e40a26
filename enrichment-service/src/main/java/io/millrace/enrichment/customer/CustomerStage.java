package io.millrace.enrichment.customer;

import io.millrace.enrichment.ledger.StageLedger;
import io.millrace.event.customer.CustomerHistory;
import io.millrace.event.enrichment.StageTally;
import io.millrace.event.enrichment.Visit;
import io.millrace.event.time.Watermark;
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

/** Puts the second stage into a topology that has the catalogue, and brings the stores that it remembers in. */
public final class CustomerStage implements ProcessorSupplier<String, Visit, String, Enriched> {
    /** The histories of all customers, by customerId. */
    public static final String CUSTOMERS = "customers";

    public static final String LEDGER = "customer-ledger";
    static final String WATERMARKS = "visit-watermarks";

    private final Settings settings;
    private final AvroSerdes serdes;
    private final Clock clock;

    public CustomerStage(Settings settings, AvroSerdes serdes, Clock clock) {
        this.settings = settings;
        this.serdes = serdes;
        this.clock = clock;
    }

    @Override
    public Processor<String, Visit, String, Enriched> get() {
        return new CustomerProcessor(settings, clock);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(CUSTOMERS),
                                Serdes.String(),
                                serdes.of(CustomerHistory.class))
                        .withCachingEnabled(),
                WatermarkStore.builder(WATERMARKS, serdes.of(Watermark.class)),
                StageLedger.builder(LEDGER, serdes.of(StageTally.class)));
    }

    /**
     * What the stage goes by.
     *
     * @param tasks how many tasks the stage has, one for each partition between the stages
     * @param step how far a timeline advances between two markers
     */
    public record Settings(int tasks, Duration step) {}
}
