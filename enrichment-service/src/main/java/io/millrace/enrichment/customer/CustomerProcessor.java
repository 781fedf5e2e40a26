package io.millrace.enrichment.customer;

import io.millrace.enrichment.catalogue.CompletionRule;
import io.millrace.enrichment.catalogue.ProductCatalogue;
import io.millrace.enrichment.ledger.StageLedger;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.customer.CustomerHistory;
import io.millrace.event.customer.CustomerProfile;
import io.millrace.event.enrichment.Visit;
import io.millrace.event.time.Watermark;
import io.millrace.streams.time.SourceTimelines;
import io.millrace.streams.time.WatermarkHeader;
import io.millrace.streams.time.WatermarkStore;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Completes each event with its products and its customer's history, and passes on how far time has come. */
final class CustomerProcessor implements Processor<String, Visit, String, Enriched> {
    private final CustomerStage.Settings settings;
    private final Clock clock;
    private ProcessorContext<String, Enriched> context;
    private KeyValueStore<String, CustomerHistory> customers;
    private ProductCatalogue catalogue;
    private SourceTimelines timelines;
    private StageLedger ledger;

    CustomerProcessor(CustomerStage.Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<String, Enriched> processorContext) {
        int partition = processorContext.taskId().partition();
        context = processorContext;
        customers = processorContext.getStateStore(CustomerStage.CUSTOMERS);
        catalogue = processorContext.getStateStore(ProductCatalogue.NAME);
        timelines = new SourceTimelines(
                "by-customer-" + partition,
                settings.tasks(),
                settings.step(),
                new WatermarkStore(processorContext.getStateStore(CustomerStage.WATERMARKS)));
        ledger = new StageLedger(processorContext.getStateStore(CustomerStage.LEDGER), partition);
    }

    @Override
    public void process(Record<String, Visit> record) {
        if (record.value() == null) {
            hear(record);
            return;
        }
        context.forward(record.withValue(enrich(record.value())));
        ledger.passedOn();
    }

    private void hear(Record<String, Visit> record) {
        Watermark marker = WatermarkHeader.read(record.headers())
                .orElseThrow(() -> new IllegalStateException("The first stage sent neither a visit nor a marker"));
        timelines
                .hear(marker, Instant.ofEpochMilli(record.timestamp()))
                .ifPresent(due -> context.forward(marker(record, due)));
    }

    @SuppressWarnings(
            "NullAway") // A marker has neither key nor value; Kafka Streams' types do not say that both may be null.
    private static Record<String, Enriched> marker(Record<?, ?> trigger, Watermark marker) {
        return new Record<>(null, null, trigger.timestamp(), WatermarkHeader.of(marker));
    }

    private Enriched enrich(Visit visit) {
        String customerId = visit.getCustomerId();
        Instant now = clock.instant();
        @Nullable CustomerHistory before = before(customerId, visit.getBrought());
        CustomerHistory after = HistoryRule.after(before, visit.getEvent());
        customers.put(customerId, after);
        return new Enriched(event(visit, before, now), new CustomerProfile(customerId, after, now));
    }

    private @Nullable CustomerHistory before(String customerId, @Nullable CustomerHistory brought) {
        @Nullable CustomerHistory known = customers.get(customerId);
        return brought == null ? known : HistoryRule.together(known, brought);
    }

    private EnrichedEvent event(Visit visit, @Nullable CustomerHistory before, Instant now) {
        CollectedEvent event = visit.getEvent();
        CompletionRule.Completed products = CompletionRule.complete(event, catalogue::asOf);
        return EnrichedEvent.newBuilder()
                .setMessageId(event.getMessageId())
                .setTimeline(event.getTimeline())
                .setType(event.getType())
                .setName(event.getName())
                .setVisitorId(event.getVisitorId())
                .setCustomerId(visit.getCustomerId())
                .setSessionId(visit.getSessionId())
                .setSessionSeq(visit.getSessionSeq())
                .setAnonymousId(event.getAnonymousId())
                .setUserId(event.getUserId())
                .setEventTime(event.getEventTime())
                .setReceivedAt(event.getReceivedAt())
                .setEnrichedAt(now)
                .setSource(event.getSource())
                .setProtocol(event.getProtocol())
                .setProduct(products.product())
                .setLines(products.lines())
                .setCompleteness(products.completeness())
                .setOrderId(event.getOrderId())
                .setRevenue(event.getRevenue())
                .setCurrency(products.currency())
                .setCoupon(event.getCoupon())
                .setSearchQuery(event.getSearchQuery())
                .setCustomer(before)
                .setContext(event.getContext())
                .setProperties(event.getProperties())
                .build();
    }
}
