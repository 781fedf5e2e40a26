package io.millrace.enrichment;

import io.millrace.event.catalogue.Product;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.time.Watermark;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.streams.Topic;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.SchemaRegistry;
import io.millrace.streams.testkit.BrokerExtension;
import io.millrace.streams.time.WatermarkHeader;
import io.millrace.streams.topic.TopicProvisioner;
import io.millrace.streams.topic.TopicSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.Serdes;

/** What stands before and behind the service: writes as the gateway does, and reads what is committed. */
final class Shop {
    static final int PARTITIONS = 4;

    private final BrokerExtension broker;
    private final Topic<String, CollectedEvent> collected;
    private final EnrichmentTopics topics;

    Shop(BrokerExtension broker, URI registry) {
        AvroSerdes serdes = AvroSerdes.against(SchemaRegistry.at(Map.of("schema.registry.url", registry.toString())));
        this.broker = broker;
        this.collected =
                new Topic<>(TopicCatalogue.EVENTS_COLLECTED.name(), Serdes.String(), serdes.of(CollectedEvent.class));
        this.topics = EnrichmentTopics.using(serdes);
    }

    /** Makes the topics that the gateway writes. */
    static void createTopics(BrokerExtension broker) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(broker.connection())) {
            TopicSettings settings = new TopicSettings(PARTITIONS, (short) 1, 1);
            new TopicProvisioner(admin, settings)
                    .create(List.of(TopicCatalogue.EVENTS_COLLECTED, TopicCatalogue.PRODUCTS));
        }
    }

    void collect(CollectedEvent.Builder... events) {
        collect(Stream.of(events).map(CollectedEvent.Builder::build).toList());
    }

    /** Answers when the broker has them all. */
    void collect(List<CollectedEvent> events) {
        try (Producer<String, CollectedEvent> producer = new KafkaProducer<>(
                broker.connection(),
                collected.keySerde().serializer(),
                collected.valueSerde().serializer())) {
            List<Future<RecordMetadata>> sent = events.stream()
                    .map(event -> producer.send(new ProducerRecord<>(collected.name(), event.getVisitorId(), event)))
                    .toList();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("Cannot send", e);
        }
    }

    void know(Product version) {
        broker.send(topics.products(), version.getProductId() + "@" + version.getValidFrom(), version);
    }

    /** Says something to each task that follows visitors. */
    void tellAll(Watermark word) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            broker.send(new ProducerRecord<>(collected.name(), partition, null, null, null, WatermarkHeader.of(word)));
        }
    }

    /** The enriched events whose ids begin with a prefix, in the order of their partition. */
    List<EnrichedEvent> enriched(String messageIdPrefix) {
        return broker.read(topics.enriched()).stream()
                .filter(record -> record.value() != null)
                .map(ConsumerRecord::value)
                .filter(event -> event.getMessageId().startsWith(messageIdPrefix))
                .toList();
    }

    /** The markers on a partition of the enriched events. */
    List<Watermark> markers(int partition) {
        return broker.readRaw(topics.enriched().name()).stream()
                .filter(record -> record.partition() == partition && record.value() == null)
                .map(record -> WatermarkHeader.read(record.headers()).orElseThrow())
                .toList();
    }
}
