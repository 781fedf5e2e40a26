package io.millrace.fraud.rules;

import io.millrace.event.fraud.EntityType;
import io.millrace.event.fraud.FraudAction;
import io.millrace.event.fraud.FraudRuleVersion;
import io.millrace.event.fraud.RiskyMoment;
import java.time.Duration;
import java.util.Locale;

/**
 * More than {@code threshold} of something by one entity within {@code window} is suspicious.
 *
 * @param score what a hit adds to a decision's score
 * @param reason the rule in words
 */
public record ThresholdRule(
        String ruleId,
        int version,
        EntityType entity,
        RiskyMoment counts,
        Duration window,
        long threshold,
        int score,
        FraudAction action,
        String reason) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int HIGHEST_SCORE = 100;

    /** The longest window that counters are kept for. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    public ThresholdRule {
        if (entity == EntityType.UNKNOWN || counts == RiskyMoment.UNKNOWN) {
            throw new IllegalArgumentException("this service does not know what it counts, or by what");
        }
        if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "its window must be from %s to %s, is %s".formatted(SHORTEST, LONGEST, window));
        }
        if (threshold < 0 || score < 1 || score > HIGHEST_SCORE) {
            throw new IllegalArgumentException("its threshold must not be negative, and its score be from 1 to 100");
        }
    }

    /**
     * Reads a version of a rule.
     *
     * @throws IllegalArgumentException when the version makes no sense
     */
    static ThresholdRule of(String ruleId, FraudRuleVersion version) {
        return new ThresholdRule(
                ruleId,
                version.getVersion(),
                version.getEntity(),
                version.getCounts(),
                Duration.ofMillis(version.getWindowMillis()),
                version.getThreshold(),
                version.getScore(),
                version.getAction(),
                version.getReason());
    }

    public boolean isBrokenBy(long count) {
        return count > threshold;
    }

    /** What the rule looks at, as in "orders per customer within PT10M". */
    public String feature() {
        String counted = counts.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "%ss per %s within %s".formatted(counted, entity.name().toLowerCase(Locale.ROOT), window);
    }
}
