package io.millrace.fraud.judgement;

import io.millrace.event.fraud.FraudAction;
import io.millrace.event.fraud.FraudReason;
import io.millrace.fraud.rules.ThresholdRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What rules that were broken come to together. */
public final class VerdictRule {
    private static final int HIGHEST_SCORE = 100;
    private static final Comparator<FraudReason> LARGEST_FIRST =
            Comparator.comparingInt(FraudReason::getContribution).reversed().thenComparing(FraudReason::getRuleId);

    private VerdictRule() {}

    /** The severest action, the sum of the scores up to 100, and the reasons, the largest contribution first. */
    public static Verdict of(List<Hit> hits) {
        FraudAction action = hits.stream()
                .map(hit -> hit.rule().action())
                .max(Comparator.naturalOrder())
                .orElse(FraudAction.ALLOW);
        int score = hits.stream().mapToInt(hit -> hit.rule().score()).sum();
        List<FraudReason> reasons = new ArrayList<>();
        hits.forEach(hit -> reasons.add(hit.reason()));
        reasons.sort(LARGEST_FIRST);
        return new Verdict(action, Math.min(score, HIGHEST_SCORE), reasons);
    }

    /** A rule that was broken, and the count that broke it. */
    public record Hit(ThresholdRule rule, long value) {

        FraudReason reason() {
            return new FraudReason(
                    rule.ruleId(), rule.version(), rule.feature(), value, rule.threshold(), rule.score());
        }
    }

    /** What to do, how sure that is from 0 to 100, and why. */
    public record Verdict(FraudAction action, int score, List<FraudReason> reasons) {}
}
