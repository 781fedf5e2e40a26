package io.millrace.gateway;

import io.millrace.event.catalogue.Product;
import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.event.privacy.Erasure;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.topic.TopicSpec;
import io.millrace.gateway.item.Timestamps;
import io.millrace.streams.Topic;
import io.millrace.streams.schema.AvroSerdes;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** The gateway's contract with the rest of the suite: what it writes, and by which keys. */
public record GatewayTopics(
        Topic<String, CollectedEvent> collected,
        Topic<String, RejectedEvent> rejected,
        Topic<String, Product> products,
        Topic<String, Erasure> erasures) {

    static final List<TopicSpec> WRITES = List.of(
            TopicCatalogue.EVENTS_COLLECTED,
            TopicCatalogue.EVENTS_REJECTED,
            TopicCatalogue.PRODUCTS,
            TopicCatalogue.ERASURES);

    static GatewayTopics with(AvroSerdes serdes) {
        return new GatewayTopics(
                new Topic<>(TopicCatalogue.EVENTS_COLLECTED.name(), Serdes.String(), serdes.of(CollectedEvent.class)),
                new Topic<>(TopicCatalogue.EVENTS_REJECTED.name(), Serdes.String(), serdes.of(RejectedEvent.class)),
                new Topic<>(TopicCatalogue.PRODUCTS.name(), Serdes.String(), serdes.of(Product.class)),
                new Topic<>(TopicCatalogue.ERASURES.name(), Serdes.String(), serdes.of(Erasure.class)));
    }

    ProducerRecord<byte[], byte[]> record(CollectedEvent event) {
        return record(collected, event.getVisitorId(), event, event.getReceivedAt());
    }

    ProducerRecord<byte[], byte[]> record(RejectedEvent event) {
        return record(rejected, null, event, event.getReceivedAt());
    }

    /** Every version of a product has a key of its own, so that compaction keeps them all. */
    ProducerRecord<byte[], byte[]> record(Product product) {
        String key = product.getProductId() + "@" + Timestamps.write(product.getValidFrom());
        return record(products, key, product, product.getReceivedAt());
    }

    ProducerRecord<byte[], byte[]> record(Erasure erasure) {
        return record(erasures, erasure.getCustomerId(), erasure, erasure.getReceivedAt());
    }

    /** A version of a product, as it lies in its topic. */
    Product product(byte[] value) {
        return products.valueSerde().deserializer().deserialize(products.name(), value);
    }

    /** The timestamp tells the journal how far the promise may go; topics with retention have the brokers' own. */
    private static <V> ProducerRecord<byte[], byte[]> record(
            Topic<String, V> topic, @Nullable String key, V value, Instant receivedAt) {
        return new ProducerRecord<>(
                topic.name(),
                null,
                receivedAt.toEpochMilli(),
                topic.keySerde().serializer().serialize(topic.name(), key),
                topic.valueSerde().serializer().serialize(topic.name(), value));
    }
}
