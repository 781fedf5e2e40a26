package io.millrace.fraud.judgement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.event.fraud.EntityCounters;
import io.millrace.event.fraud.EntityType;
import io.millrace.event.fraud.FraudAlert;
import io.millrace.event.fraud.FraudDecision;
import io.millrace.event.fraud.RiskSignal;
import io.millrace.event.fraud.RiskyMoment;
import io.millrace.fraud.judgement.VerdictRule.Hit;
import io.millrace.fraud.judgement.VerdictRule.Verdict;
import io.millrace.fraud.rules.ThresholdRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds one signal against the rules that were effective when it happened. */
final class Judge {
    private final CounterRule counting;

    Judge(CounterRule counting) {
        this.counting = counting;
    }

    /**
     * Counts and judges a signal.
     *
     * @param before the entity's counters without it
     * @param now when it is judged
     */
    Ruling judge(EntityCounters before, RiskSignal signal, List<ThresholdRule> rules, Instant now) {
        EntityCounters after = counting.counted(before, signal.getMoment(), signal.getEventTime());
        List<Hit> hits = new ArrayList<>();
        List<FraudAlert> alerts = new ArrayList<>();
        for (ThresholdRule rule : rules) {
            long value = CounterRule.most(after, signal.getMoment(), rule.window(), signal.getEventTime());
            if (!rule.isBrokenBy(value)) {
                continue;
            }
            Hit hit = new Hit(rule, value);
            hits.add(hit);
            if (!CounterRule.isAlerted(after, rule.ruleId(), rule.window(), signal.getEventTime())) {
                alerts.add(alert(signal, hit, now));
                after = counting.alerted(after, rule.ruleId(), signal.getEventTime());
            }
        }
        return new Ruling(after, new Judgement(decision(signal, hits, now), alerts));
    }

    /** Every order is decided on by its customer; any other entity has a say only against it. */
    private static @Nullable FraudDecision decision(RiskSignal signal, List<Hit> hits, Instant now) {
        boolean asked = signal.getMoment() == RiskyMoment.ORDER
                && (signal.getEntity() == EntityType.CUSTOMER || !hits.isEmpty());
        if (!asked) {
            return null;
        }
        Verdict verdict = VerdictRule.of(hits);
        return FraudDecision.newBuilder()
                .setDecisionId(id(signal, "decision"))
                .setMessageId(signal.getMessageId())
                .setTimeline(signal.getTimeline())
                .setCustomerId(signal.getCustomerId())
                .setOrderId(signal.getOrderId())
                .setEntity(signal.getEntity())
                .setEntityId(signal.getEntityId())
                .setEventTime(signal.getEventTime())
                .setDecidedAt(now)
                .setAction(verdict.action())
                .setScore(verdict.score())
                .setReasons(verdict.reasons())
                .build();
    }

    private static FraudAlert alert(RiskSignal signal, Hit hit, Instant now) {
        ThresholdRule rule = hit.rule();
        return FraudAlert.newBuilder()
                .setAlertId(id(signal, rule.ruleId()))
                .setRuleId(rule.ruleId())
                .setRuleVersion(rule.version())
                .setReason(rule.reason())
                .setTimeline(signal.getTimeline())
                .setEntity(signal.getEntity())
                .setEntityId(signal.getEntityId())
                .setCustomerId(signal.getCustomerId())
                .setMessageId(signal.getMessageId())
                .setOrderId(signal.getOrderId())
                .setEventTime(signal.getEventTime())
                .setWindowMillis(rule.window().toMillis())
                .setFeature(rule.feature())
                .setValue(hit.value())
                .setThreshold(rule.threshold())
                .setScore(rule.score())
                .setAction(rule.action())
                .setRaisedAt(now)
                .build();
    }

    /** The same whenever the event is judged. */
    private static String id(RiskSignal signal, String what) {
        String name = String.join(
                "\0",
                signal.getTimeline(),
                signal.getCustomerId(),
                signal.getMessageId(),
                signal.getEntity().name(),
                signal.getEntityId(),
                what);
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    /** What came of a signal, and the counters to keep. */
    record Ruling(EntityCounters counters, Judgement judgement) {}
}
