package io.millrace.fraud.rules;

import io.millrace.event.fraud.EntityType;
import io.millrace.event.fraud.FraudRule;
import io.millrace.event.fraud.FraudRuleVersion;
import io.millrace.event.fraud.RiskyMoment;
import io.millrace.event.fraud.RuleState;
import io.millrace.streams.state.TopicMemory;
import io.millrace.streams.state.TopicMemoryType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every version of every rule, in the memory of each instance, as it is asked for what was effective at a time.
 */
public final class RuleBook extends TopicMemory {
    /** Its name among the state stores. */
    public static final String NAME = "rule-book";
    /** Lets it be asked for. */
    public static final TopicMemoryType<RuleBook> TYPE = new TopicMemoryType<>(RuleBook.class);

    private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);

    private final ConcurrentNavigableMap<String, List<Version>> rules = new ConcurrentSkipListMap<>();

    RuleBook() {
        super(NAME);
    }

    /** Takes a rule with all of its versions; one that makes no sense has no effect, and is said. */
    void put(FraudRule rule) {
        List<Version> versions = new ArrayList<>();
        for (FraudRuleVersion version : rule.getVersions()) {
            try {
                versions.add(new Version(
                        version.getEffectiveFrom(),
                        version.getState() == RuleState.ACTIVE,
                        ThresholdRule.of(rule.getRuleId(), version)));
            } catch (IllegalArgumentException e) {
                LOG.warn(
                        "Version {} of rule '{}' has no effect: {}. Write the rule anew",
                        version.getVersion(),
                        rule.getRuleId(),
                        e.getMessage());
            }
        }
        rules.put(rule.getRuleId(), versions);
    }

    void remove(String ruleId) {
        rules.remove(ruleId);
    }

    /** The rules that judge a moment of an entity at a time, by name. */
    public List<ThresholdRule> effective(EntityType entity, RiskyMoment moment, Instant at) {
        return rules.values().stream()
                .map(versions -> effective(versions, at))
                .flatMap(Optional::stream)
                .filter(rule -> rule.entity() == entity && rule.counts() == moment)
                .toList();
    }

    public int size() {
        return rules.size();
    }

    /** The latest version that was effective by then; of two from the same time the one written later. */
    private static Optional<ThresholdRule> effective(List<Version> versions, Instant at) {
        Version effective = null;
        for (Version version : versions) {
            boolean begun = !version.from().isAfter(at);
            if (begun && (effective == null || !version.from().isBefore(effective.from()))) {
                effective = version;
            }
        }
        return effective == null || !effective.active() ? Optional.empty() : Optional.of(effective.rule());
    }

    @Override
    protected void clear() {
        rules.clear();
    }

    private record Version(Instant from, boolean active, ThresholdRule rule) {}
}
