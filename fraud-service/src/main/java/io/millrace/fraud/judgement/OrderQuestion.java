package io.millrace.fraud.judgement;

import io.millrace.event.fraud.EntityCounters;
import io.millrace.event.fraud.RiskyMoment;
import io.millrace.fraud.rules.ThresholdRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What if an entity placed one more order now? */
public final class OrderQuestion {
    private OrderQuestion() {}

    /** The rules that it would break; the order asked about counts as if it had been placed. */
    public static List<VerdictRule.Hit> hits(EntityCounters counters, List<ThresholdRule> rules, Instant now) {
        List<VerdictRule.Hit> hits = new ArrayList<>();
        for (ThresholdRule rule : rules) {
            long value = CounterRule.until(counters, RiskyMoment.ORDER, rule.window(), now) + 1;
            if (rule.isBrokenBy(value)) {
                hits.add(new VerdictRule.Hit(rule, value));
            }
        }
        return hits;
    }
}
