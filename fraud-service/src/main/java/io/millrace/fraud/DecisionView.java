package io.millrace.fraud;

import io.millrace.event.fraud.FraudReason;
import io.millrace.fraud.judgement.VerdictRule;
import java.util.List;
import java.util.Locale;

/**
 * What to do with an order, as {@code POST /v1/decisions} answers.
 *
 * @param action allow, review, challenge or block
 * @param score 0 to 100
 * @param degraded whether some of what could speak against the order was not there to be asked
 */
record DecisionView(String decisionId, String action, int score, List<ReasonView> reasons, boolean degraded) {

    static DecisionView of(String decisionId, Checkout.Answer answer) {
        VerdictRule.Verdict verdict = answer.verdict();
        return new DecisionView(
                decisionId,
                verdict.action().name().toLowerCase(Locale.ROOT),
                verdict.score(),
                verdict.reasons().stream().map(ReasonView::of).toList(),
                answer.degraded());
    }

    /**
     * A rule that the order would break.
     *
     * @param value the count, the order included
     * @param threshold the most that would be normal
     * @param contribution to the score
     */
    record ReasonView(String rule, String feature, long value, long threshold, int contribution) {

        static ReasonView of(FraudReason reason) {
            return new ReasonView(
                    reason.getRuleId(),
                    reason.getFeature(),
                    reason.getValue(),
                    reason.getThreshold(),
                    reason.getContribution());
        }
    }
}
