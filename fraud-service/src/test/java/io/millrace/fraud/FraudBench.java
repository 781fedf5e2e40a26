package io.millrace.fraud;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.fraud.EntityCounters;
import io.millrace.event.fraud.FraudAlert;
import io.millrace.event.fraud.FraudDecision;
import io.millrace.event.fraud.FraudRule;
import io.millrace.event.fraud.RiskSignal;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.fraud.judgement.JudgementStage;
import io.millrace.fraud.judgement.RecentAlerts;
import io.millrace.fraud.ledger.LedgerView;
import io.millrace.fraud.signal.SignalStage;
import io.millrace.streams.Topic;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.streams.testkit.StreamsBench;
import io.millrace.streams.time.WatermarkHeader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The fraud topology on the bench, with words for what goes in and comes out. */
final class FraudBench implements AutoCloseable {
    static final Instant JUDGED_AT = Instant.parse("2026-01-02T00:00:00Z");
    static final int MOST_ALERTS = 3;

    private final AvroSerdes serdes = AvroSerdes.against(new InMemorySchemaRegistry());
    private final FraudTopics topics = FraudTopics.using(serdes);
    private final StreamsBench bench = StreamsBench.of(topology());
    private final TestInputTopic<byte[], byte[]> raw = bench.rawInput(topics.enriched());
    private final TestInputTopic<String, EnrichedEvent> enriched =
            bench.input(new Topic<>(topics.enriched().name(), Serdes.String(), serdes.of(EnrichedEvent.class)));
    private final TestInputTopic<String, FraudRule> rules = bench.input(topics.rules());
    private final TestOutputTopic<String, FraudDecision> decisions = bench.output(topics.decisions());
    private final TestOutputTopic<String, FraudAlert> alerts = bench.output(topics.alerts());
    private final TestOutputTopic<byte[], byte[]> deadLetters = bench.deadLetters();

    private FraudTopology topology() {
        Clock clock = Clock.fixed(JUDGED_AT, ZoneOffset.UTC);
        Duration step = Duration.ofMillis(500);
        return new FraudTopology(
                topics,
                new SignalStage(new SignalStage.Settings(1, step), serdes),
                new JudgementStage(
                        new JudgementStage.Settings(1, step, Duration.ofHours(24), 1200, MOST_ALERTS), serdes, clock),
                serdes.of(RiskSignal.class),
                1);
    }

    void happen(EnrichedEvent.Builder event) {
        enriched.pipeInput(event.getCustomerId(), event.build());
    }

    void happenRaw(byte @Nullable [] value) {
        raw.pipeInput(new TestRecord<>(null, value));
    }

    void write(FraudRule rule) {
        rules.pipeInput(rule.getRuleId(), rule);
    }

    void delete(String ruleId) {
        rules.pipeInput(ruleId, null);
    }

    void watermark(String timeline, Instant time, boolean closing) {
        Watermark marker = new Watermark(timeline, "by-customer-0", 1, time, closing, Confidence.COMPLETE);
        raw.pipeInput(new TestRecord<>(null, null, WatermarkHeader.of(marker), time));
    }

    List<FraudDecision> decisions() {
        return decisions.readValuesToList();
    }

    List<KeyValue<String, FraudAlert>> alerts() {
        return alerts.readKeyValuesToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    List<FraudAlert> recentAlerts() {
        return RecentAlerts.newest(
                bench.driver().getKeyValueStore(JudgementStage.RECENT_ALERTS), alert -> true, MOST_ALERTS + 1);
    }

    /** The entities that there are counters for. */
    List<String> counted() {
        KeyValueStore<String, EntityCounters> counters = bench.driver().getKeyValueStore(JudgementStage.COUNTERS);
        List<String> entities = new ArrayList<>();
        try (KeyValueIterator<String, EntityCounters> all = counters.all()) {
            all.forEachRemaining(entry -> entities.add(entry.key.replace('\0', '/')));
        }
        return entities;
    }

    LedgerView ledger() {
        return LedgerView.of(
                bench.driver().getKeyValueStore(SignalStage.LEDGER),
                bench.driver().getKeyValueStore(JudgementStage.LEDGER));
    }

    String describe() {
        return bench.describe();
    }

    @Override
    public void close() {
        bench.close();
    }
}
