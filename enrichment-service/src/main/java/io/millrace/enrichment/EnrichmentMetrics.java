package io.millrace.enrichment;

import static org.apache.kafka.streams.state.QueryableStoreTypes.keyValueStore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.enrichment.catalogue.ProductCatalogue;
import io.millrace.enrichment.customer.CustomerStage;
import io.millrace.enrichment.ledger.LedgerView;
import io.millrace.enrichment.visitor.VisitorStage;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.boot.StoreUnavailableException;
import java.util.function.ToDoubleFunction;

/** Every meter that the enrichment service owns. Names and tags are a contract: see docs/reference/metrics.md. */
final class EnrichmentMetrics {
    static final String LEDGER = "millrace.enrichment.ledger";
    static final String IN_FLIGHT = "millrace.enrichment.in.flight";
    static final String CATALOGUE_POSITION = "millrace.enrichment.catalogue.position";

    private final LocalStores stores;
    private final MeterRegistry registry;

    EnrichmentMetrics(LocalStores stores, MeterRegistry registry) {
        this.stores = stores;
        this.registry = registry;
        ledgerEntry("read", LedgerView::read);
        ledgerEntry("enriched", LedgerView::enriched);
        ledgerEntry("duplicates", LedgerView::duplicates);
        ledgerEntry("dead-letters", LedgerView::deadLetters);
        Gauge.builder(IN_FLIGHT, this, metrics -> metrics.ofLedger(LedgerView::inFlight))
                .description("Events between the two stages")
                .baseUnit("events")
                .register(registry);
        Gauge.builder(CATALOGUE_POSITION, this, EnrichmentMetrics::cataloguePosition)
                .description("First offset of the topic of products that has not been read")
                .baseUnit("records")
                .register(registry);
    }

    private void ledgerEntry(String entry, ToDoubleFunction<LedgerView> count) {
        Gauge.builder(LEDGER, this, metrics -> metrics.ofLedger(count))
                .description("Events read by this instance's tasks, by what became of them")
                .baseUnit("events")
                .tag("entry", entry)
                .register(registry);
    }

    private double ofLedger(ToDoubleFunction<LedgerView> count) {
        try {
            return count.applyAsDouble(LedgerView.of(
                    stores.get(VisitorStage.LEDGER, keyValueStore()),
                    stores.get(CustomerStage.LEDGER, keyValueStore())));
        } catch (StoreUnavailableException e) {
            return Double.NaN;
        }
    }

    private double cataloguePosition() {
        try {
            return stores.get(ProductCatalogue.NAME, ProductCatalogue.TYPE).position();
        } catch (StoreUnavailableException e) {
            return Double.NaN;
        }
    }
}
