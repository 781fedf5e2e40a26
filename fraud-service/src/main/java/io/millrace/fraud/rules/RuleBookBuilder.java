package io.millrace.fraud.rules;

import java.util.Map;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes the rule book when a topology starts. It needs neither cache nor changelog: its topic is its changelog. */
final class RuleBookBuilder implements StoreBuilder<RuleBook> {

    @Override
    public RuleBook build() {
        return new RuleBook();
    }

    @Override
    public String name() {
        return RuleBook.NAME;
    }

    @Override
    public StoreBuilder<RuleBook> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<RuleBook> withCachingDisabled() {
        return this;
    }

    @Override
    public StoreBuilder<RuleBook> withLoggingEnabled(Map<String, String> config) {
        throw new UnsupportedOperationException("The topic of rules is its changelog");
    }

    @Override
    public StoreBuilder<RuleBook> withLoggingDisabled() {
        return this;
    }

    @Override
    public Map<String, String> logConfig() {
        return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
        return false;
    }
}
