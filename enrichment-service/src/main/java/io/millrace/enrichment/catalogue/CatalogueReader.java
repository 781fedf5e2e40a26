package io.millrace.enrichment.catalogue;

import io.millrace.event.catalogue.Product;
import io.millrace.streams.Topic;
import io.millrace.streams.state.TopicMemoryBuilder;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Reads the topic of products into the {@link ProductCatalogue} of each instance. */
public final class CatalogueReader implements Processor<String, Product, Void, Void> {
    private ProcessorContext<Void, Void> context;
    private ProductCatalogue catalogue;

    private CatalogueReader() {}

    /** Adds the catalogue to a topology; every processor of it may then ask for the store by its name. */
    public static void addTo(StreamsBuilder builder, Topic<String, Product> products) {
        builder.addGlobalStore(
                new TopicMemoryBuilder<>(ProductCatalogue.NAME, ProductCatalogue::new),
                products.name(),
                products.consumed(),
                CatalogueReader::new);
    }

    @Override
    public void init(ProcessorContext<Void, Void> processorContext) {
        context = processorContext;
        catalogue = processorContext.getStateStore(ProductCatalogue.NAME);
    }

    @Override
    public void process(Record<String, Product> record) {
        long offset = context.recordMetadata().orElseThrow().offset();
        if (record.value() == null) {
            catalogue.passed(offset);
        } else {
            catalogue.add(record.value(), offset);
        }
    }
}
