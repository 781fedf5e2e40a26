package io.millrace.fraud.rules;

import io.millrace.event.TrustedEvents;
import io.millrace.event.fraud.EntityType;
import io.millrace.event.fraud.FraudAction;
import io.millrace.event.fraud.FraudRule;
import io.millrace.event.fraud.FraudRuleVersion;
import io.millrace.event.fraud.RiskyMoment;
import io.millrace.event.fraud.RuleState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The rules that the service comes with. They have always been effective, so that imports are judged by them, too. */
public final class ShippedRules {
    /** Six orders of one customer within ten minutes. */
    public static final String ORDERS_PER_CUSTOMER = "orders-per-customer";

    static {
        TrustedEvents.trust();
    }

    private ShippedRules() {}

    static List<FraudRule> writtenAt(Instant now) {
        FraudRuleVersion orders = new FraudRuleVersion(
                1,
                Instant.EPOCH,
                RuleState.ACTIVE,
                EntityType.CUSTOMER,
                RiskyMoment.ORDER,
                Duration.ofMinutes(10).toMillis(),
                5L,
                70,
                FraudAction.REVIEW,
                "More than five orders of one customer within ten minutes",
                "millrace",
                now);
        return List.of(new FraudRule(ORDERS_PER_CUSTOMER, List.of(orders)));
    }
}
