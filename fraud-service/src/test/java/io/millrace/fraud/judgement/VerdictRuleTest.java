package io.millrace.fraud.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.fraud.EntityType;
import io.millrace.event.fraud.FraudAction;
import io.millrace.event.fraud.FraudReason;
import io.millrace.event.fraud.RiskyMoment;
import io.millrace.fraud.judgement.VerdictRule.Hit;
import io.millrace.fraud.judgement.VerdictRule.Verdict;
import io.millrace.fraud.rules.ThresholdRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictRuleTest {

    @Test
    void allowsWhatBreaksNoRule() {
        assertThat(VerdictRule.of(List.of())).isEqualTo(new Verdict(FraudAction.ALLOW, 0, List.of()));
    }

    @Test
    void takesTheSeverestActionAndTheSumOfTheScores() {
        Verdict verdict =
                VerdictRule.of(List.of(hit("mild", 30, FraudAction.BLOCK), hit("strong", 40, FraudAction.REVIEW)));

        assertThat(verdict.action()).isEqualTo(FraudAction.BLOCK);
        assertThat(verdict.score()).isEqualTo(70);
        assertThat(verdict.reasons()).extracting(FraudReason::getRuleId).containsExactly("strong", "mild");
    }

    @Test
    void neverScoresMoreThanAHundred() {
        assertThat(VerdictRule.of(List.of(hit("a", 70, FraudAction.REVIEW), hit("b", 70, FraudAction.REVIEW)))
                        .score())
                .isEqualTo(100);
    }

    private static Hit hit(String ruleId, int score, FraudAction action) {
        return new Hit(
                new ThresholdRule(
                        ruleId,
                        1,
                        EntityType.CUSTOMER,
                        RiskyMoment.ORDER,
                        Duration.ofMinutes(1),
                        5,
                        score,
                        action,
                        "why"),
                6);
    }
}
