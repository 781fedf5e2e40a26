package io.millrace.fraud.rules;

import static io.millrace.fraud.Events.NOON;
import static io.millrace.fraud.Events.rule;
import static io.millrace.fraud.Events.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.fraud.EntityType;
import io.millrace.event.fraud.FraudRuleVersion;
import io.millrace.event.fraud.RiskyMoment;
import io.millrace.event.fraud.RuleState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBookTest {
    private final RuleBook book = new RuleBook();

    @Test
    void findsTheVersionThatWasEffective() {
        book.put(rule(
                "r",
                version(1, EntityType.CUSTOMER, 1, NOON),
                version(2, EntityType.CUSTOMER, 2, NOON.plusSeconds(10))));

        assertThat(effectiveAt(NOON.minusMillis(1))).isEmpty();
        assertThat(effectiveAt(NOON)).extracting(ThresholdRule::version).containsExactly(1);
        assertThat(effectiveAt(NOON.plusSeconds(10)))
                .extracting(ThresholdRule::version)
                .containsExactly(2);
    }

    @Test
    void takesTheLaterWrittenOfTwoFromTheSameTime() {
        book.put(rule("r", version(1, EntityType.CUSTOMER, 1, NOON), version(2, EntityType.CUSTOMER, 2, NOON)));

        assertThat(effectiveAt(NOON)).extracting(ThresholdRule::version).containsExactly(2);
    }

    @Test
    void doesNotJudgeByAPausedVersion() {
        FraudRuleVersion paused = version(2, EntityType.CUSTOMER, 1, NOON);
        paused.put("state", RuleState.PAUSED);
        book.put(rule("r", version(1, EntityType.CUSTOMER, 1, NOON), paused));

        assertThat(effectiveAt(NOON)).isEmpty();
    }

    @Test
    void judgesEachEntityByItsOwnRules() {
        book.put(rule("of-addresses", version(1, EntityType.IP, 1, NOON)));

        assertThat(effectiveAt(NOON)).isEmpty();
        assertThat(book.effective(EntityType.IP, RiskyMoment.FAILED_SIGN_IN, NOON))
                .isEmpty();
        assertThat(book.effective(EntityType.IP, RiskyMoment.ORDER, NOON)).hasSize(1);
    }

    @Test
    void passesOverAVersionThatMakesNoSense() {
        FraudRuleVersion endless = version(2, EntityType.CUSTOMER, 1, NOON);
        endless.put("windowMillis", Long.MAX_VALUE);
        book.put(rule(
                "r",
                version(1, EntityType.CUSTOMER, 1, NOON),
                endless,
                version(3, EntityType.CUSTOMER, -1, NOON),
                version(4, EntityType.UNKNOWN, 1, NOON)));

        assertThat(effectiveAt(NOON)).extracting(ThresholdRule::version).containsExactly(1);
    }

    @Test
    void shipsARuleThatHasAlwaysBeenEffective() {
        ShippedRules.writtenAt(NOON).forEach(book::put);

        assertThat(effectiveAt(Instant.EPOCH)).singleElement().satisfies(rule -> {
            assertThat(rule.ruleId()).isEqualTo(ShippedRules.ORDERS_PER_CUSTOMER);
            assertThat(rule.isBrokenBy(5)).isFalse();
            assertThat(rule.isBrokenBy(6)).isTrue();
        });
    }

    private List<ThresholdRule> effectiveAt(Instant time) {
        return book.effective(EntityType.CUSTOMER, RiskyMoment.ORDER, time);
    }
}
