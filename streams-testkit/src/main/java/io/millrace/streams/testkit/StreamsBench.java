package io.millrace.streams.testkit;

import io.millrace.streams.StreamsModule;
import io.millrace.streams.Topic;
import io.millrace.streams.errors.DeadLetterHandler;
import io.millrace.streams.errors.UnreadableRecordHandler;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;

/** Runs a module of a topology in memory, with one partition and one thread, as strict as in production. */
public final class StreamsBench implements AutoCloseable {
    private static final String DEAD_LETTERS = "dead-letters";
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final Path folder;
    private final Topology topology;
    private final TopologyTestDriver driver;

    private StreamsBench(Path folder, Topology topology) {
        this.folder = folder;
        this.topology = topology;
        this.driver = new TopologyTestDriver(topology, strictConfig(folder), START);
    }

    public static StreamsBench of(StreamsModule module) {
        Path folder = TemporaryFolders.create("millrace-bench-");
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(strictConfig(folder))));
        module.addTo(builder);
        return new StreamsBench(folder, builder.build());
    }

    public <K, V> TestInputTopic<K, V> input(Topic<K, V> topic) {
        return driver.createInputTopic(
                topic.name(), topic.keySerde().serializer(), topic.valueSerde().serializer());
    }

    public <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
        return driver.createOutputTopic(
                topic.name(),
                topic.keySerde().deserializer(),
                topic.valueSerde().deserializer());
    }

    /** For records that no serializer of ours would write. */
    public TestInputTopic<byte[], byte[]> rawInput(Topic<?, ?> topic) {
        return driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    public TestOutputTopic<byte[], byte[]> deadLetters() {
        return driver.createOutputTopic(DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The stores and the clock, for tests that look behind the topics. */
    public TopologyTestDriver driver() {
        return driver;
    }

    public String describe() {
        return topology.describe().toString();
    }

    @Override
    public void close() {
        driver.close();
        TemporaryFolders.delete(folder);
    }

    private static Properties strictConfig(Path folder) {
        Properties config = new Properties();
        // By default all benches of a machine would share one folder.
        config.setProperty(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        config.setProperty(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
        config.setProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:0");
        config.setProperty(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, DEAD_LETTERS);
        config.setProperty(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecordHandler.class.getName());
        config.setProperty(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class.getName());
        config.setProperty(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        return config;
    }
}
