package io.millrace.windowing;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.event.windows.LateEvent;
import io.millrace.event.windows.Session;
import io.millrace.event.windows.TaskTally;
import io.millrace.event.windows.WindowPane;
import io.millrace.streams.StreamsModule;
import io.millrace.streams.Topic;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.streams.testkit.StreamsBench;
import io.millrace.streams.time.WatermarkHeader;
import io.millrace.streams.topic.TopicSettings;
import io.millrace.windowing.event.EventBundler;
import io.millrace.windowing.event.EventStage;
import io.millrace.windowing.ledger.LedgerView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The windowing topology on the bench, with words for what goes in and comes out. */
final class WindowingBench implements AutoCloseable {
    static final String REVENUE = "revenue-per-day";
    static final String VIEWS = "product-views-per-minute";

    private static final Duration TICK = Duration.ofMillis(500);

    private final AvroSerdes serdes = AvroSerdes.against(new InMemorySchemaRegistry());
    private final WindowingTopics topics = WindowingTopics.using(serdes);
    private final StreamsBench bench;
    private final TestInputTopic<byte[], byte[]> raw;
    private final TestInputTopic<String, EnrichedEvent> enriched;
    private final TestOutputTopic<String, WindowPane> results;
    private final TestOutputTopic<String, Session> sessions;
    private final TestOutputTopic<String, LateEvent> late;
    private final TestOutputTopic<byte[], byte[]> deadLetters;

    WindowingBench() {
        this(Map.of());
    }

    /** With settings that differ from those that the service ships with. */
    WindowingBench(Map<String, Object> settings) {
        bench = StreamsBench.of(topology(ShippedMetrics.settings(settings)));
        raw = bench.rawInput(topics.enriched());
        enriched = bench.input(new Topic<>(topics.enriched().name(), Serdes.String(), serdes.of(EnrichedEvent.class)));
        results = bench.output(topics.results());
        sessions = bench.output(topics.sessions());
        late = bench.output(topics.late());
        deadLetters = bench.deadLetters();
    }

    private StreamsModule topology(WindowingProperties settings) {
        return new WindowingConfiguration()
                .windowingTopology(
                        settings, ShippedMetrics.only(REVENUE, VIEWS), new TopicSettings(1, (short) 1, 1), serdes);
    }

    void read(EnrichedEvent.Builder builder) {
        EnrichedEvent event = builder.build();
        enriched.pipeInput(event.getCustomerId(), event, event.getReceivedAt());
    }

    void readRaw(byte @Nullable [] value, Headers headers) {
        raw.pipeInput(new TestRecord<>(null, value, headers));
    }

    /** As the service's consumer brings them, all at once. */
    void readTogether(List<TestRecord<byte[], byte[]>> records) {
        TopicPartition partition = new TopicPartition(topics.enriched().name(), 0);
        List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : records) {
            polled.add(new ConsumerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    polled.size(),
                    record.timestamp(),
                    TimestampType.CREATE_TIME,
                    ConsumerRecord.NULL_SIZE,
                    ConsumerRecord.NULL_SIZE,
                    record.key(),
                    record.value(),
                    record.headers(),
                    Optional.empty()));
        }
        new EventBundler()
                .onConsume(new ConsumerRecords<>(Map.of(partition, polled), Map.of()))
                .forEach(bundle -> raw.pipeInput(
                        new TestRecord<>(bundle.key(), bundle.value(), bundle.headers(), bundle.timestamp())));
    }

    TestRecord<byte[], byte[]> record(EnrichedEvent.Builder event) {
        byte[] value = serdes.of(EnrichedEvent.class)
                .serializer()
                .serialize(topics.enriched().name(), event.build());
        return new TestRecord<>(null, value, new RecordHeaders(), Events.NOON);
    }

    TestRecord<byte[], byte[]> markerRecord(Instant time) {
        return marker(new Watermark("live", "by-customer-0", 1, time, false, Confidence.COMPLETE));
    }

    private static TestRecord<byte[], byte[]> marker(Watermark marker) {
        return new TestRecord<>(null, null, WatermarkHeader.of(marker), Events.NOON);
    }

    void marker(String timeline, Instant time, boolean closing) {
        raw.pipeInput(marker(new Watermark(timeline, "by-customer-0", 1, time, closing, Confidence.COMPLETE)));
    }

    void marker(Instant time) {
        marker("live", time, false);
    }

    void tick() {
        bench.driver().advanceWallClockTime(TICK);
    }

    List<WindowPane> panes(String metric) {
        return results.readValuesToList().stream()
                .filter(pane -> pane.getMetric().equals(metric))
                .toList();
    }

    List<String> resultKeys() {
        return results.readKeyValuesToList().stream().map(record -> record.key).toList();
    }

    List<Session> sessions() {
        return sessions.readValuesToList();
    }

    List<KeyValue<String, LateEvent>> late() {
        return late.readKeyValuesToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    LedgerView ledger() {
        KeyValueStore<String, TaskTally> tallies = bench.driver().getKeyValueStore(EventStage.LEDGER);
        return LedgerView.of(tallies);
    }

    LedgerView.Entry ledger(String metric) {
        return ledger().metrics().stream()
                .filter(entry -> entry.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    StreamsBench bench() {
        return bench;
    }

    @Override
    public void close() {
        bench.close();
    }
}
