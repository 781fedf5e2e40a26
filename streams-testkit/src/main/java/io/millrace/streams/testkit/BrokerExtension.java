package io.millrace.streams.testkit;

import static java.util.Objects.requireNonNull;

import io.millrace.platform.EmbeddedBroker;
import io.millrace.streams.Topic;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real broker for the tests of a class, on free ports and in a temporary folder: register it as a static field. It may
 * be stopped and started by a test; what it holds stays.
 */
public final class BrokerExtension implements BeforeAllCallback, AfterAllCallback {
    private @Nullable Path folder;
    private int @Nullable [] ports;
    private @Nullable EmbeddedBroker broker;

    @Override
    public void beforeAll(ExtensionContext context) {
        folder = TemporaryFolders.create("millrace-broker-");
        ports = FreePorts.find(2);
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
        if (folder != null) {
            TemporaryFolders.delete(folder);
        }
    }

    /** Starts the broker again after {@link #stop}, at the address that it had. */
    public void start() {
        int[] at = requireNonNull(ports, "JUnit has not run the extension");
        broker = EmbeddedBroker.start(requireNonNull(folder).resolve("kafka"), at[0], at[1]);
    }

    public void stop() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    public String bootstrapServers() {
        return requireNonNull(broker, "The broker is stopped").bootstrapServers();
    }

    public void createTopic(String name, int partitions) {
        createTopic(new NewTopic(name, partitions, (short) 1));
    }

    public void createTopic(NewTopic topic) {
        try (Admin admin = Admin.create(connection())) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot create topic " + topic.name(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Sends one record and answers when the broker has it. */
    public <K, V> void send(Topic<K, V> topic, @Nullable K key, @Nullable V value) {
        byte[] keyBytes = topic.keySerde().serializer().serialize(topic.name(), key);
        byte[] valueBytes = topic.valueSerde().serializer().serialize(topic.name(), value);
        send(new ProducerRecord<>(topic.name(), keyBytes, valueBytes));
    }

    /** Sends one record that no serializer of ours would write, and answers when the broker has it. */
    public void send(ProducerRecord<byte[], byte[]> record) {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(producerSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot send to " + record.topic(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** All that is on the topic now and was committed, by partition and offset. */
    public <K, V> List<ConsumerRecord<K, V>> read(Topic<K, V> topic) {
        return WholeTopic.read(
                bootstrapServers(),
                topic.name(),
                topic.keySerde().deserializer(),
                topic.valueSerde().deserializer());
    }

    /** All that is on the topic now and was committed, as bytes. */
    public List<ConsumerRecord<byte[], byte[]>> readRaw(String topic) {
        return WholeTopic.read(bootstrapServers(), topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The least that any Kafka client needs to be told. */
    public Map<String, Object> connection() {
        return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    }

    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = new HashMap<>(connection());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 10 << 20);
        return settings;
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for the broker", e);
    }
}
