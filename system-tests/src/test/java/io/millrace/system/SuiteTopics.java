package io.millrace.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.quickstart.suite.Part;
import io.millrace.quickstart.suite.SuitePorts;
import io.millrace.streams.schema.AvroDeserializer;
import io.millrace.streams.testkit.WholeTopic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a suite has put aside, and what a stranger writes past its gateway. */
final class SuiteTopics {
    private final SuitePorts ports;

    SuiteTopics(SuitePorts ports) {
        this.ports = ports;
    }

    RejectedEvent rejected(String messageId) {
        AvroDeserializer deserializer = new AvroDeserializer();
        deserializer.configure(
                Map.of("schema.registry.url", ports.url(Part.REGISTRY).toString()), false);
        return WholeTopic.read(
                        ports.bootstrapServers(),
                        TopicCatalogue.EVENTS_REJECTED.name(),
                        new ByteArrayDeserializer(),
                        deserializer)
                .stream()
                .map(record -> RejectedEvent.class.cast(record.value()))
                .filter(event -> messageId.equals(event.getMessageId()))
                .findFirst()
                .orElseThrow();
    }

    List<String> deadLettersOfEnrichment() {
        return WholeTopic.read(
                        ports.bootstrapServers(),
                        TopicCatalogue.ENRICHMENT_DEAD_LETTERS.name(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .stream()
                .map(letter -> new String(letter.value(), UTF_8))
                .toList();
    }

    void send(ProducerRecord<byte[], byte[]> record) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", ports.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }
}
