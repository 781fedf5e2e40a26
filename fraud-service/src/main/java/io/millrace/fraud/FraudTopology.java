package io.millrace.fraud;

import io.millrace.event.fraud.FraudAlert;
import io.millrace.event.fraud.FraudDecision;
import io.millrace.event.fraud.RiskSignal;
import io.millrace.fraud.judgement.Judgement;
import io.millrace.fraud.judgement.JudgementStage;
import io.millrace.fraud.rules.RuleReader;
import io.millrace.fraud.signal.Entity;
import io.millrace.fraud.signal.SignalStage;
import io.millrace.streams.StreamsModule;
import io.millrace.streams.time.MulticastMarkers;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * A decision for every order, and an alert when an entity breaks a rule.
 *
 * <pre>
 * enriched ─▶ find-signals
 *                 │      └ event-watermarks, signal-ledger
 *                 ▼
 *            by-entity (repartition)        rules ═▶ rule-book (in every instance)
 *                 │                                     ║
 *                 ▼                                     ▼
 *               judge ◀═════════════════════════════════╝
 *                 │      └ counters, recent-alerts, signal-watermarks, judgement-ledger
 *                 ├─▶ decisions
 *                 └─▶ alerts
 * </pre>
 *
 * Records without a value are watermark markers; they end with the second stage, which forgets by them.
 */
final class FraudTopology implements StreamsModule {
    private final FraudTopics topics;
    private final SignalStage signalStage;
    private final JudgementStage judgementStage;
    private final Serde<RiskSignal> signals;
    private final int partitions;

    FraudTopology(
            FraudTopics topics,
            SignalStage signalStage,
            JudgementStage judgementStage,
            Serde<RiskSignal> signals,
            int partitions) {
        this.topics = topics;
        this.signalStage = signalStage;
        this.judgementStage = judgementStage;
        this.signals = signals;
        this.partitions = partitions;
    }

    @Override
    public void addTo(StreamsBuilder builder) {
        RuleReader.addTo(builder, topics.rules());
        KStream<String, Judgement> judged = builder.stream(
                        topics.enriched().name(), topics.enriched().consumed())
                .process(signalStage, Named.as("find-signals"))
                .repartition(byEntity())
                .process(judgementStage, Named.as("judge"));
        judged.flatMap(FraudTopology::decisionByCustomer, Named.as("decision-of-signal"))
                .to(topics.decisions().name(), topics.decisions().produced());
        judged.flatMap(FraudTopology::alertsByEntity, Named.as("alerts-of-signal"))
                .to(topics.alerts().name(), topics.alerts().produced());
    }

    private Repartitioned<String, RiskSignal> byEntity() {
        return Repartitioned.<String, RiskSignal>as("by-entity")
                .withKeySerde(Serdes.String())
                .withValueSerde(signals)
                .withNumberOfPartitions(partitions)
                .withStreamPartitioner(new MulticastMarkers<>());
    }

    private static List<KeyValue<String, FraudDecision>> decisionByCustomer(String entity, Judgement judgement) {
        FraudDecision decision = judgement.decision();
        return decision == null ? List.of() : List.of(KeyValue.pair(decision.getCustomerId(), decision));
    }

    private static List<KeyValue<String, FraudAlert>> alertsByEntity(String entity, Judgement judgement) {
        return judgement.alerts().stream()
                .map(alert -> KeyValue.pair(new Entity(alert.getEntity(), alert.getEntityId()).key(), alert))
                .toList();
    }
}
