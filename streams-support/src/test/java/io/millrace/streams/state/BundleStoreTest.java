package io.millrace.streams.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;

class BundleStoreTest {

    /** The driver commits after each record that is piped in. */
    @Test
    void sendsWithinTheCommit() {
        try (TopologyTestDriver driver = new TopologyTestDriver(counts(), exactlyOnce())) {
            TestInputTopic<String, String> words =
                    driver.createInputTopic("words", new StringSerializer(), new StringSerializer());
            TestOutputTopic<String, Long> counts =
                    driver.createOutputTopic("counts", new StringDeserializer(), new LongDeserializer());

            words.pipeInput("k", "a b a", 7_000);
            words.pipeInput("k", "b", 5_000);

            assertThat(counts.readRecordsToList())
                    .extracting(record -> KeyValue.pair(record.key(), record.value()))
                    .containsExactly(KeyValue.pair("a", 2L), KeyValue.pair("b", 1L), KeyValue.pair("b", 1L));
        }
    }

    @Test
    void sendsNothingOfAProcessorThatIsGone() {
        BundleStore store = opened();
        Map<String, Long> sent = new LinkedHashMap<>();
        store.hold(() -> sent.put("gone", 1L));
        store.clearCache();
        store.flushCache();
        store.hold(() -> sent.put("gone", 1L));
        store.hold(() -> sent.put("here", 1L));
        store.flushCache();

        assertThat(sent).containsOnlyKeys("here");
    }

    @Test
    void sendsNothingOnceItIsClosed() {
        BundleStore store = opened();
        Map<String, Long> sent = new LinkedHashMap<>();
        store.hold(() -> sent.put("lost", 1L));

        store.close();
        store.flushCache();

        assertThat(sent).isEmpty();
        assertThat(store.isOpen()).isFalse();
    }

    @Test
    void cannotHaveAChangelog() {
        assertThatThrownBy(() -> new BundleStoreBuilder("bundles").withLoggingEnabled(Map.of()))
                .hasMessageContaining("bundles");
    }

    private static BundleStore opened() {
        BundleStore store = new BundleStoreBuilder("bundles").build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }

    private static Topology counts() {
        return new Topology()
                .addSource("words", new StringDeserializer(), new StringDeserializer(), "words")
                .addProcessor("count", new Counting(), "words")
                .addSink("counts", "counts", new StringSerializer(), new LongSerializer(), "count");
    }

    private static Properties exactlyOnce() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        return properties;
    }

    private static final class Counting implements ProcessorSupplier<String, String, String, Long> {

        @Override
        public Processor<String, String, String, Long> get() {
            return new CountingProcessor();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(new BundleStoreBuilder("bundles"));
        }
    }

    private static final class CountingProcessor implements Processor<String, String, String, Long> {
        private final Map<String, Long> counts = new LinkedHashMap<>();
        private ProcessorContext<String, Long> context;

        @Override
        public void init(ProcessorContext<String, Long> processorContext) {
            context = processorContext;
            processorContext.<BundleStore>getStateStore("bundles").hold(this::send);
        }

        @Override
        public void process(Record<String, String> record) {
            for (String word : record.value().split(" ", -1)) {
                counts.merge(word, 1L, Long::sum);
            }
        }

        private void send() {
            counts.forEach((word, count) -> context.forward(new Record<>(word, count, context.currentStreamTimeMs())));
            counts.clear();
        }
    }
}
